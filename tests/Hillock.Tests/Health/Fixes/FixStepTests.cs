using Hillock.Health.Fixes;
using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Health.Fixes;

/// <summary>What a fix does to a network is what the forecast foretold of it.</summary>
public sealed class FixStepTests
{
    [Theory]
    [InlineData("sigmoid", 12, "auto", StackNorm.None, "batch-norm")]
    [InlineData("relu", 20, "gain_normal(0.57735)", StackNorm.None, "reinitialize")]
    [InlineData("tanh", 60, "gain_normal(1.6667)", StackNorm.None, "edge-of-chaos")]
    [InlineData("relu", 49, "auto", StackNorm.Batch, "layer-norm")]
    public void A_fix_that_was_foretold_keeps_its_word(string activation, int depth, string initializer, StackNorm norm, string name)
    {
        using var model = new Stack(activation) { Depth = depth, Initializer = initializer, Norm = norm, Width = 128 }.Build();
        var report = Forecast.Of(model);
        Assert.Contains(report.Fixes, f => f.Fix.Name == name);
        foreach (var foretold in report.Fixes)
        {
            using var mended = foretold.Fix.ApplyTo(model, seed: 3);
            var after = Forecast.Of(mended, new ForecastOptions { Fixes = false });
            Assert.True(Math.Abs(after.Log10GradientRatio - foretold.Log10GradientRatio) < 0.4,
                $"{foretold.Fix.Text}: {foretold.Log10GradientRatio} foretold, {after.Log10GradientRatio} then");
        }

        Assert.Equal(report.Log10GradientRatio, Forecast.Of(model).Log10GradientRatio);
    }

    [Fact]
    public void Activations_are_swapped_and_settings_leave_the_network_alone()
    {
        using var model = new Sequential(4) { new Dense(6, "relu"), new Dense(5, "tanh"), new Dense(2) };
        model.Initialize(1);
        float[] rows = [.. Enumerable.Range(0, 40).Select(i => MathF.Sin(i))];
        using var swapped = new Fix("f", "f", 1, [new UseActivations(["elu", "selu"])]).ApplyTo(model);
        Assert.Equal(["elu", "selu"], swapped.Layers.Take(2).Select(l => l.Layer.OutputActivation!.Id));
        Assert.Equal(model.GetParameter("dense_2.weight"), swapped.GetParameter("dense_2.weight"));
        using var matched = new Fix("f", "f", 1, [new UseActivations(["tanh"])]).ApplyTo(model, rows);
        Assert.NotEqual(model.GetParameter("dense_2.weight"), matched.GetParameter("dense_2.weight"));
        using var same = new Fix("f", "f", 1, [new UseSetting("ClipNorm", "1")]).ApplyTo(model);
        Assert.Equal(model.Predict(rows), same.Predict(rows));
        Assert.Contains("2 hidden", Assert.Throws<HillockException>(
            () => new Fix("f", "f", 1, [new UseActivations(["elu", "elu", "elu"])]).ApplyTo(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_get_back_the_matched_weights_and_biases_of_0()
    {
        using var model = new Sequential(4) { new Dense(60, "relu", "zeros") { BiasInitializer = "constant(-8)" }, new Dense(2) };
        model.Initialize(1);
        using var mended = new Fix("f", "f", 1, [new ClearLayerInitializers()]).ApplyTo(model, seed: 2);
        Assert.All(mended.GetParameter("dense_1.bias"), b => Assert.Equal(0, b));
        Assert.InRange(mended.GetParameter("dense_1.weight").Average(w => (double)w * w), 0.3, 0.7);
        Assert.All(model.GetParameter("dense_1.bias"), b => Assert.Equal(-8, b));
    }
}
