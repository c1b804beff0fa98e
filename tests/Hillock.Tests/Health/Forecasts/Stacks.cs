using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>Plain networks, and what the engine measures of them.</summary>
internal static class Stacks
{
    public const int Width = 256;

    /// <summary>A plain network of so many layers with weights; <paramref name="weight"/> is σ_w², <paramref name="bias"/> σ_b.</summary>
    public static Stack Of(string activation, int layers, double weight, double bias = 0, long seed = 1) => new(activation)
    {
        Initializer = FormattableString.Invariant($"gain_normal({Math.Sqrt(weight):R})"),
        BiasDeviation = bias,
        Depth = layers - 1,
        Width = Width,
        Outputs = Width,
        Seed = seed,
    };

    /// <summary>log10 of the squared gradient at the first layer over that at the last, from a batch through the engine; a mean over seeds.</summary>
    /// <param name="build">The network of a seed.</param>
    /// <param name="seeds">How many.</param>
    /// <param name="first">Which dense layer counts as the first.</param>
    /// <param name="last">Which as the last, from the end.</param>
    public static double Measure(Func<long, Network> build, int seeds = 3, int first = 0, int last = 1) => Math.Log10(Enumerable.Range(1, seeds).Average(seed =>
    {
        using var model = build(seed);
        var layers = Trace(model, seed).Layers.Where(l => l.Layer is Dense).ToList();
        return Math.Pow(layers[first].Gradient!.Value / layers[^last].Gradient!.Value, 2) * layers[first].Outputs.Size / layers[^last].Outputs.Size;
    }));

    /// <summary>The signal on normal rows, with a gradient at the output that is random.</summary>
    public static SignalReport Trace(Network model, long seed, int rows = 64)
    {
        var random = new RandomStream(seed, "rows");
        float[] Normal(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)(scale * random.NextNormal()))];
        // Far targets: the gradient is a random vector whatever comes out, and so large that nothing below it is lost to rounding.
        return model.Trace(Normal(rows * model.Inputs.Size, 1), Normal(rows * model.Outputs.Size, 1e12), new MeanSquaredError());
    }
}
