using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>Activations: averages over normal numbers, or samples for those of whole rows.</summary>
internal static class ActivationRule
{
    private const double Epsilon = 1e-5;

    /// <summary>Applies the activation of a node to what its layer made.</summary>
    public static NodeForecast Apply(ForecastContext context, StackNorm stack, GraphNode node, NodeForecast linear)
    {
        if (node.Layer.OutputActivation is not { } activation) return linear;
        var before = linear.Output;
        if (SignalFunction.Of(Learned(context, node.Layer, activation)) is { } function) return Numbers(stack, node, linear, function, before);
        return activation is RowActivation row
            ? RowSignal.Apply(row, linear, node.Layer.Is(LayerRoles.IsActivation) ? Features(node.InputShapes[0]) : BeforeRows(row, Features(node.Output)))
            : linear with { Doubt = $"{activation.Text} is not analysed" };
    }

    private static NodeForecast Numbers(StackNorm stack, GraphNode node, NodeForecast linear, SignalFunction function, SignalState before)
    {
        var norm = 0.0;
        if (stack != StackNorm.None && before.IsLinear) (norm, before) = Bare(stack, before, places: node.Output.Rank >= 2);
        var (mean, variance) = (before.Mean, before.Variance);
        var moments = function.Moments(mean, variance);
        var slope = before.WeightScale * moments.LengthSlope;
        // A step is flat everywhere and yet no constant.
        var dead = function.Jumps ? 0 : Math.Pow(moments.DeadShare, node.Output.Size);
        var output = before with
        {
            Square = moments.MeanSquare,
            Cross = moments.Product(Correlation(before.Cross, mean, variance)),
            Near = moments.Product(Correlation(before.Near, mean, variance)),
            Mean = moments.Mean,
            Alive = before.Alive * (1 - dead),
            Chain = before.Chain.Then(moments.LengthSlope * variance / moments.MeanSquare),
            Shaped = (function, before),
            IsLinear = false,
        };
        return linear with
        {
            Before = before,
            Output = output,
            LogActivation = norm + Math.Log(moments.SlopeMeanSquare),
            LengthSlope = slope,
            DeadProbability = dead,
            DeadShare = moments.DeadShare,
            SaturatedShare = moments.SaturatedShare,
            MeanShare = moments.MeanShare,
            Jumps = function.Jumps,
            Doubt = linear.Doubt ?? (function.Jumps ? "the activation jumps" : null),
        };
    }

    // A normalisation without scale and shift.
    private static (double Log, SignalState State) Bare(StackNorm norm, SignalState state, bool places) =>
        norm == StackNorm.Batch ? NormForecast.Batch(state, Epsilon, places) : NormForecast.Lines(state, Epsilon, norm == StackNorm.Layer);

    private static double Correlation(double product, double mean, double variance) =>
        variance > 0 ? Math.Clamp((product - (mean * mean)) / variance, -1, 1) : 1;

    // The activation with the values that its layer has learned, of channels their mean.
    private static Activation Learned(ForecastContext context, Layer layer, Activation activation)
    {
        if (activation is not (ElementwiseActivation or StochasticActivation) || activation.Learnable.Count == 0) return activation;
        var each = activation.Learnable.Where(p => p.PerChannel).ToList();
        var shared = activation.Learnable.Where(p => !p.PerChannel).ToList();
        var values = new Dictionary<string, double>();
        if (each.Count > 0 && context.Store.Find(layer, "activation") is { } channels)
        {
            var numbers = Read(channels);
            for (var i = 0; i < each.Count; i++) values[each[i].Name] = numbers.Skip(i * channels.Columns).Take(channels.Columns).Average();
        }

        if (shared.Count > 0 && context.Store.Find(layer, each.Count > 0 ? "activation_shared" : "activation") is { } ones)
            foreach (var (parameter, value) in shared.Zip(Read(ones))) values[parameter.Name] = value;
        foreach (var parameter in activation.Learnable)
            if (values.TryGetValue(parameter.Name, out var value) && (Math.Abs(value - parameter.Value) < 1e-6 * (1 + Math.Abs(value)) || !activation.DomainOf(parameter.Name).Contains(value)))
                values.Remove(parameter.Name);
        return activation.With(values);

        float[] Read(ParameterTensor tensor)
        {
            var numbers = new float[tensor.Count];
            context.Store.Read(tensor, numbers);
            return numbers;
        }
    }

    // The line that a row function of a dense layer or a convolution reads has the layer's units.
    private static int BeforeRows(RowActivation row, int features) => row switch
    {
        GatedActivation => 2 * features,
        ReducingActivation reducing => reducing.Group * features,
        WideningActivation widening => features / widening.Formulas.Count,
        _ => features,
    };

    private static int Features(Shape shape) => shape[shape.Rank - 1];
}
