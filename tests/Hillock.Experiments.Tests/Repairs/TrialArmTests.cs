using Hillock.Experiments.Repairs;
using Hillock.Experiments.Runs;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Tests.Repairs;

/// <summary>A fix is accepted only where chance does not explain its gain: two standard errors, and at least half a point.</summary>
public sealed class TrialArmTests
{
    // Deviation 0.1 over four seeds: a standard error of 0.05 alone, 0.0707 of a difference.
    private static readonly double[] Spread = [-0.0866025, -0.0866025, 0.0866025, 0.0866025];

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.07, false)]
    [InlineData(0.13, false)]
    [InlineData(0.15, true)]
    public void A_gain_counts_from_two_standard_errors_of_the_difference(double gain, bool beats)
    {
        Assert.Equal(beats, Arm(0.5 + gain).Beats(Arm(0.5)));
        Assert.Equal(beats, Arm(0.5 - gain, higherIsBetter: false).Beats(Arm(0.5, higherIsBetter: false)));
        Assert.False(Arm(0.5 - gain).Beats(Arm(0.5)));
    }

    [Theory]
    [InlineData(0.0125, false)]
    [InlineData(0.09, false)]
    [InlineData(0.11, true)]
    public void So_it_does_beside_knowing_nothing(double gain, bool beats) => Assert.Equal(beats, Arm(0.1 + gain).BeatsKnowingNothing());

    [Theory]
    [InlineData(0.004, false)]
    [InlineData(0.006, true)]
    public void Without_any_spread_half_a_point_is_asked_for(double gain, bool beats) =>
        Assert.Equal(beats, Arm(0.5 + gain, spread: 0).Beats(Arm(0.5, spread: 0)));

    [Fact]
    public void A_training_that_diverged_counts_as_knowing_nothing()
    {
        var arm = new TrialArm("a", [Run(double.NaN, 1), Run(0.9, 2)]) { HigherIsBetter = true, Floor = 0.1 };
        Assert.Equal(0.5, arm.Mean, 1e-12);
    }

    [Theory]
    [InlineData(0.15, 0.5, 0.5, "still learns nothing")]
    [InlineData(0.6, 0.5, 0.1, "within chance of before")]
    [InlineData(0.6, 0.1, 0.5, "within chance of training again")]
    [InlineData(0.7, 0.5, 0.5, "better than both")]
    public void A_fix_has_to_win_twice(double mean, double before, double again, string reason)
    {
        var trial = RepairSearch.Judge(new Fix("f", "f", 1, []), Arm(mean), Arm(before), Arm(again));
        Assert.Equal((reason == "better than both", reason), (trial.Accepted, trial.Reason));
    }

    private static TrialArm Arm(double mean, double spread = 1, bool higherIsBetter = true) =>
        new("arm", [.. Spread.Select((s, i) => Run(mean + (spread * s), i))]) { HigherIsBetter = higherIsBetter, Floor = 0.1 };

    private static TrainingOutcome Run(double validation, long seed) =>
        new() { Activation = "a", Seed = seed, Diverged = false, Epochs = [], BestEpoch = 1, Validation = validation, Test = double.NaN, StepsPerEpoch = 1 };
}
