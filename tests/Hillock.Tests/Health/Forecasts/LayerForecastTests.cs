using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>What each layer does to the signal and to the gradient, in the forecast and in the engine.</summary>
public sealed class LayerForecastTests
{
    // Each behind weights of gain 3, so that a layer that is taken to change nothing is off by a factor of 9.
    [Theory]
    [InlineData("batch_norm")]
    [InlineData("layer_norm")]
    [InlineData("rms_norm")]
    public void A_normalization_takes_the_scale_away(string norm)
    {
        using var model = new Sequential(256)
        {
            new Dense(256, initializer: "gain_normal(3)"), Layer.Parse(norm), new Dense(256, initializer: "gain_normal(1)"),
        };
        model.Initialize(1);
        var layers = Forecast.Of(model).Layers;
        Assert.Equal(9, layers[0].OutputMeanSquare, 0.5);
        Assert.Equal(1, layers[1].OutputMeanSquare, 0.05);
        Assert.Equal(Math.Log10(1 / 9.0), layers[0].Log10OutputGradient - layers[1].Log10OutputGradient, 0.05);
        var measured = Stacks.Trace(model, 1).Layers;
        var after = measured[1];
        Assert.Equal(layers[1].OutputMeanSquare, after.Variance + (after.Mean * after.Mean), 0.1);
        var ratio = Math.Pow(measured[0].Gradient!.Value / after.Gradient!.Value, 2);
        Assert.Equal(layers[0].Log10OutputGradient - layers[1].Log10OutputGradient, Math.Log10(ratio), 0.1);
    }
}
