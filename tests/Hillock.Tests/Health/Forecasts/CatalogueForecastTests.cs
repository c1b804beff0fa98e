using Hillock.Activations;
using Hillock.Health.Forecasts;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>Every activation of the catalogue, forecast and measured.</summary>
public sealed class CatalogueForecastTests
{
    // One or a few numbers of a row carry everything, so that what is behind is not normal.
    private static readonly string[] NotNormal = ["kwta", "log_softmax"];

    // A trace draws no noise, so the random ones are measured as they predict.
    public static TheoryData<string> Names() =>
        [.. Catalogue.All.Where(a => a is not (RowActivation { Learnable.Count: > 0 } or StochasticActivation) && !NotNormal.Contains(a.Id)).Select(a => a.Text)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_measured_was_forecast(string activation)
    {
        using var model = new Stack(activation) { Depth = 6, Width = 192, Outputs = 192 }.Build();
        var report = Forecast.Of(model);
        var measured = ForecastMeasure.OfNormalRows(model, seed: 5);
        var (forecast, seen) = (report.Layers[0].Log10OutputGradient, measured[0].Log10Gradient!.Value);
        TestContext.Current.TestOutputHelper!.WriteLine($"{activation}: {forecast:0.00} {seen:0.00} ± {report.Tolerance:0.00} {report.IsUnstable} {report.Layers[1].Doubt}");
        if (report.IsUnstable) return; // and says so: the figures need not hold
        if (double.IsInfinity(forecast) || !double.IsFinite(seen)) Assert.Equal(forecast, seen);
        else Assert.Equal(seen, forecast, report.Tolerance);
    }
}
