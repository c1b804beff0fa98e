using Hillock.Activations;
using Hillock.Kernels;
using Hillock.Networks;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Activations of whole rows, by samples of normal rows and of directions.</summary>
internal static class RowProbe
{
    private const int Numbers = 16384;
    private const int MostPairs = 64;

    /// <summary>Applies the activation to rows like those that the layer makes.</summary>
    public static NodeForecast Apply(RowActivation activation, NodeForecast linear, Shape shape)
    {
        var state = linear.Output;
        var length = shape[shape.Rank - 1];
        var random = new RandomStream(1, "rows for " + activation.Text);
        var pairs = Math.Clamp(Numbers / length, 4, MostPairs);
        double square = 0, cross = 0, mean = 0, near = 0, gradient = 0;
        for (var i = 0; i < pairs; i++)
        {
            var first = Row(state, length, ref random, out var common);
            var (x, y) = (activation.Evaluate(first), activation.Evaluate(Like(state, state.Cross, common, ref random)));
            var z = activation.Evaluate(Like(state, state.Near, common, ref random));
            var turned = activation.Tangent(first, Directions(length, ref random));
            square += x.Average(v => v * v) / pairs;
            mean += x.Average() / pairs;
            cross += x.Zip(y, (a, b) => a * b).Average() / pairs;
            near += x.Zip(z, (a, b) => a * b).Average() / pairs;
            gradient += turned.Average(v => v * v) / pairs;
        }

        return linear with
        {
            Output = state with { Square = square, Cross = cross, Near = near, Mean = mean, Shaped = null, IsLinear = false },
            LogActivation = Math.Log(gradient),
            MeanShare = square > 0 ? mean * mean / square : 0,
            Doubt = linear.Doubt ?? "found with random rows",
        };
    }

    private static double[] Row(SignalState state, int length, ref RandomStream random, out double[] common)
    {
        common = Directions(length, ref random);
        return [.. common.Select(c => state.Mean + (Math.Sqrt(state.Variance) * c))];
    }

    private static double[] Like(SignalState state, double product, double[] common, ref RandomStream random)
    {
        var variance = state.Variance;
        var correlation = variance > 0 ? Math.Clamp((product - (state.Mean * state.Mean)) / variance, -1, 1) : 1;
        var own = Directions(common.Length, ref random);
        return [.. common.Zip(own, (c, o) => state.Mean + (Math.Sqrt(variance) * ((correlation * c) + (Math.Sqrt(1 - (correlation * correlation)) * o))))];
    }

    private static double[] Directions(int length, ref RandomStream random)
    {
        var direction = new double[length];
        for (var i = 0; i < length; i++) direction[i] = random.NextNormal();
        return direction;
    }
}
