using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>Normalisation, connections around blocks, dead units.</summary>
public sealed class NormForecastTests
{
    private static readonly string[] Activations = ["relu", "gelu", "silu", "elu", "tanh", "leaky_relu(0.2)", "sigmoid", "softplus"];

    public static TheoryData<string, double, double> Batch =>
        Table([1.467, 1.319, 1.212, 1.079, 1.178, 1.244, 1.034, 1.081], [1.473, 1.321, 1.255, 1.096, 1.200, 1.262, 1.056, 1.126]);

    public static TheoryData<string, double, double> Lines =>
        Table([1.000, 1.072, 1.067, 1.036, 1.178, 1, .153, .318], [1.000, 1.078, 1.090, 1.042, 1.185, double.NaN, .153, .309]);

    [Theory]
    [MemberData(nameof(Batch))]
    public void Of_batch_normalisation_is_the_published_factor_a_layer(string activation, double published, double simulated) =>
        Check(activation, StackNorm.Batch, published, simulated);

    [Theory]
    [MemberData(nameof(Lines))]
    public void Of_layer_normalisation_is_the_published_factor_a_layer(string activation, double published, double simulated) =>
        Check(activation, StackNorm.Layer, published, simulated);

    [Theory]
    [InlineData("relu", 49.0)]
    [InlineData("gelu", 62.9)]
    [InlineData("silu", 61.7)]
    [InlineData("tanh", 90.1)]
    public void Gradients_of_residual_blocks_grow_by_a_power_of_depth(string activation, double published)
    {
        var gain = 1 / Math.Sqrt(Hillock.Activations.Facts.SignalMoments.Of(activation).MeanSquare);
        using var model = Blocks(activation, 48, gain, seed: 1);
        var layers = Forecast.Of(model).Layers;
        // From the output of the last block back to its input of the first.
        Assert.Equal(published, Math.Pow(10, layers[0].Log10OutputGradient - layers.Last(l => l.Layer is Add).Log10OutputGradient), 0.05 * published);
        var measured = Stacks.Trace(model, 1).Layers;
        var ratio = Math.Pow(measured[0].Gradient!.Value / measured.Last(l => l.Layer is Add).Gradient!.Value, 2);
        Assert.Equal(Math.Log10(published), Math.Log10(ratio), 0.15);
    }

    [Theory]
    [InlineData(5, 8, .22)]
    [InlineData(5, 16, .40)]
    [InlineData(8, 34, .125)]
    [InlineData(4, 20, .72)]
    [InlineData(16, 50, .0008)]
    public void Narrow_relu_networks_are_born_dead(int width, int layers, double published)
    {
        var report = Forecast.Of(new Stack("relu") { Width = width, Depth = layers });
        Assert.Equal(published, report.DeadProbability, 0.01);
        Assert.Equal(published > 0.05, report.Findings.Any(f => f.Code == "units.born_dead"));
        Assert.Equal(0, Forecast.Of(new Stack("elu") { Width = width, Depth = layers }).DeadProbability);
    }

    private static void Check(string activation, StackNorm norm, double published, double simulated)
    {
        var stack = new Stack(activation) { Norm = norm, Depth = 24, Outputs = 256 };
        var layers = Forecast.Of(stack).Layers.Where(l => l.Layer is Dense).ToList();
        var each = Math.Pow(10, (layers[2].Log10Gradient - layers[^3].Log10Gradient) / 20);
        Assert.Equal(published, each, 0.01 * published);
        if (double.IsNaN(simulated)) return;
        var measured = Stacks.Measure(seed => (stack with { Seed = seed }).Build(), seeds: 2, first: 2, last: 3);
        Assert.Equal(Math.Log10(simulated), measured / 20, 0.02);
    }

    private static Sequential Blocks(string activation, int blocks, double gain, long seed)
    {
        var model = new Sequential(256) { new Dense(256, initializer: "gain_normal(1)") };
        for (var i = 0; i < blocks; i++)
            model.Add(new Residual(new LayerNorm(), new ActivationLayer(activation),
                new Dense(256, initializer: FormattableString.Invariant($"gain_normal({gain:R})"))));
        model.Add(new Dense(256, initializer: "gain_normal(1)"));
        model.Initialize(seed);
        return model;
    }

    private static TheoryData<string, double, double> Table(double[] published, double[] simulated)
    {
        var data = new TheoryData<string, double, double>();
        for (var i = 0; i < Activations.Length; i++) data.Add(Activations[i], published[i], simulated[i]);
        return data;
    }
}
