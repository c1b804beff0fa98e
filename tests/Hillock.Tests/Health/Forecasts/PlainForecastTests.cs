using Hillock.Health.Forecasts;

namespace Hillock.Tests.Health.Forecasts;

/// <summary>The published ratios of plain networks, and the engine's.</summary>
public sealed class PlainForecastTests
{
    private const double ByDefault = 1.0 / 3;
    private static readonly double DefaultBias = Math.Sqrt(1.0 / (3 * Stacks.Width));

    // Activation, layers, σ_w², σ_b, published forecast of the squared gradient ratio.
    public static TheoryData<string, int, double, double, double> Stable => new()
    {
        { "relu", 30, ByDefault, DefaultBias, 2.7e-23 },
        { "relu", 30, 2, 0, 1 },
        { "relu", 30, 1, 0, 1.9e-9 },
        { "tanh", 30, ByDefault, DefaultBias, 7.3e-15 },
        { "tanh", 30, 1, 0, .0248 },
        { "tanh", 30, 25.0 / 9, 0, 141 },
        { "gelu", 30, ByDefault, DefaultBias, 9.3e-32 },
        { "selu", 30, 1, 0, 7.4 },
        { "selu", 30, 9.0 / 16, 0, .068 },
        { "sigmoid", 30, ByDefault, DefaultBias, 4.8e-50 },
        { "elu", 30, 2, 0, 44 },
        { "elu", 30, 1.2452 * 1.2452, 0, 1.93 },
        { "tanh", 50, 1.1227 * 1.1227, .05, .29 }, // simulated; the published .44 begins at the fixed point
        { "elu", 50, 1.2293 * 1.2293, .2, .80 },
        { "selu", 50, .9332, .25846, 1 },
        { "tanh", 50, 25.0 / 9, 0, 6.4e3 },
        { "selu", 50, 1, 0, 29.6 },
    };

    [Theory]
    [MemberData(nameof(Stable))]
    public void Agrees_with_the_published_forecast_and_with_the_engine(string activation, int layers, double weight, double bias, double published)
    {
        var report = Forecast.Of(Stacks.Of(activation, layers, weight, bias));
        var measured = Stacks.Measure(seed => Stacks.Of(activation, layers, weight, bias, seed).Build());
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{activation} {layers}: published {Math.Log10(published):0.00}, forecast {report.Log10GradientRatio:0.00}, measured {measured:0.00}");
        Assert.False(report.IsUnstable);
        Assert.Equal(Math.Log10(published), report.Log10GradientRatio, Tolerance(published));
        Assert.Equal(measured, report.Log10GradientRatio, Tolerance(published));
    }

    // Where Q' is above 1 the figures need not hold, and the forecast says so.
    [Theory]
    [InlineData("gelu", 30, 2.0)]
    [InlineData("gelu", 30, 1.5335 * 1.5335)]
    [InlineData("silu", 30, 1.6765 * 1.6765)]
    [InlineData("mish", 50, 1.4868 * 1.4868)]
    public void Says_that_it_is_uncertain_where_no_scale_of_the_signal_is_stable(string activation, int layers, double weight)
    {
        var report = Forecast.Of(Stacks.Of(activation, layers, weight));
        Assert.True(report.IsUnstable);
        Assert.True(report.IsUncertain);
        Assert.Contains("unstable, uncertain", report.Sentence, StringComparison.Ordinal);
        Assert.Contains(report.Findings, f => f.Code == "signal.unstable" && f.Severity != Hillock.Health.Severity.Error);
    }

    private static double Tolerance(double published) => 0.3 + (0.03 * Math.Abs(Math.Log10(published)));
}
