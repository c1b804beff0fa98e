using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Forecasts;

namespace Hillock.Tests.Health.Diagnoses;

/// <summary>The order of findings decides which is named the root cause, and which of them are its symptoms.</summary>
public sealed class DiagnosisOrderTests
{
    [Theory]
    [InlineData("tanh", 12, "normal(std=2)", "signal.exploding, units.saturated")]
    [InlineData("sigmoid", 12, "auto", "signal.vanishing, signal.collapse, signal.not_centred")]
    [InlineData("gelu", 60, "normal(std=0.3)", "signal.exploding, signal.scale")]
    [InlineData("relu", 20, "constant(0.1)", "weights.constant, signal.vanishing, signal.scale")]
    public void Of_a_forecast_the_order_is_fixed(string activation, int depth, string initializer, string expected) =>
        Assert.Equal(
            expected, string.Join(", ", Forecast.Of(new Stack(activation) { Depth = depth, Initializer = initializer, Width = 32 }).Findings.Select(
            f => f.Code)));

    [Fact]
    public void In_an_area_the_earlier_stage_is_the_cause_and_of_one_stage_the_first_given()
    {
        Finding[] found =
        [
            Found("loss.initial"), Found("signal.vanishing"), Found("signal.collapse"),
        ];
        Assert.Equal("signal.vanishing", Diagnosis.Of(found).RootCause!.Code);
        Assert.Equal(["signal.collapse", "loss.initial"], Diagnosis.Of(found).Symptoms.Select(f => f.Code));
        Assert.Equal("signal.collapse", Diagnosis.Of([.. found.Reverse()]).RootCause!.Code);
    }

    [Fact]
    public void Units_that_are_dead_before_a_step_come_before_what_the_forecast_says_of_their_area()
    {
        var diagnosis = Diagnosis.Of([Found("signal.vanishing"), Found("units.dead_at_start")]);
        Assert.Equal("units.dead_at_start", diagnosis.RootCause!.Code);
        Assert.Equal(["signal.vanishing"], diagnosis.Symptoms.Select(f => f.Code));
    }

    private static Finding Found(string code) =>
        new(FindingKind.Find(code), "m", "c", "f") { Severity = Severity.Error, Area = FaultArea.Initialization };
}
