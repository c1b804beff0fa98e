using System.Text.Json;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class ClaimTests
{
    private static readonly double[] Wiggle = [0.001, -0.002, 0, 0.002, -0.001, 0.001, 0, -0.001];

    [Theory]
    [InlineData(0.12, ClaimAnswer.Held)]
    [InlineData(0.03, ClaimAnswer.DidNotHold)]
    [InlineData(0.25, ClaimAnswer.DidNotHold)]
    [InlineData(-0.12, ClaimAnswer.DidNotHold)]
    [InlineData(0.10, ClaimAnswer.CannotBeTold)]
    public void The_whole_interval_must_lie_in_what_is_claimed(double gain, ClaimAnswer answer)
    {
        var claim = Test("a over b, accuracy, 10 to 15 points", Runs("a", 0.7 + gain), Runs("b", 0.7));
        Assert.Equal(answer, claim.Answer);
        Assert.Equal(100 * gain, claim.Figures[0].Change!.Value, 9);
        Assert.InRange(100 * gain, claim.Figures[0].Low, claim.Figures[0].High);
        Assert.Equal(8, claim.Figures[0].Pairs);
    }

    [Fact]
    public void The_interval_is_that_of_the_pairs()
    {
        double[] gains = [0.10, 0.12, 0.14, 0.11, 0.13, 0.12, 0.12, 0.12];
        var claim = Test("a over b, accuracy, better", [.. gains.Select((g, i) => Run("a", i + 1, 0.7 + g))], Runs("b", 0.7, noise: 0), rows: 100_000_000);
        // t(7; 97.5 %) = 2.3646; deviation of the gains 0.0119523; and a little for what eight seeds cannot show of their noise.
        Assert.InRange(claim.Figures[0].High - 12, 0.999, 1.02);
    }

    [Fact]
    public void Few_validation_rows_widen_it()
    {
        var many = Test("a over b, accuracy, better", Runs("a", 0.72), Runs("b", 0.7), rows: 1_000_000).Figures[0];
        var few = Test("a over b, accuracy, better", Runs("a", 0.72), Runs("b", 0.7), rows: 50);
        Assert.Equal(ClaimAnswer.CannotBeTold, few.Answer);
        Assert.True(few.Figures[0].High - few.Figures[0].Low > 10 * (many.High - many.Low));
    }

    [Fact]
    public void A_share_of_the_error_is_a_ratio()
    {
        var claim = Test("a over b, error, 10 to 25 % smaller", Errors("a", 8), Errors("b", 10), higherIsBetter: false);
        Assert.Equal(ClaimAnswer.Held, claim.Answer);
        Assert.Equal(-20, claim.Figures[0].Change!.Value, 6);
        Assert.Contains("a has 20 % less error (", claim.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Epochs_are_counted_to_the_target_of_the_two()
    {
        var claim = Test("a over b, epochs, at least 20 % fewer", Slow("a", 5), Slow("b", 10), Runs("c", 0.99));
        Assert.Equal(ClaimAnswer.Held, claim.Answer);
        Assert.Equal(-50, claim.Figures[0].Change!.Value, 6);
        Assert.Equal((5, 10), (claim.Figures[0].Own, claim.Figures[0].Other));
    }

    [Theory]
    [InlineData("epochs to 75 %", 5)]
    [InlineData("epochs to 50 %", 1)]
    public void A_target_can_be_named(string measure, int epochs) =>
        Assert.Equal(epochs, Test($"a over b, {measure}, better", Slow("a", 5), Runs("b", 0.3)).Figures[0].Own);

    [Fact]
    public void Who_never_gets_there_is_infinitely_late()
    {
        var claim = Test("a over b, epochs, at least 20 % fewer", Slow("a", 5), [.. Slow("b", 10).Select((r, i) => i < 6 ? Run("b", r.Seed, 0.3) : r)]);
        Assert.Equal(ClaimAnswer.Held, claim.Answer);
        Assert.Equal(double.PositiveInfinity, claim.Figures[0].Other);
        Assert.Contains("infinitely late; the figure is the median", claim.Words, StringComparison.Ordinal);
        Assert.Equal(ClaimAnswer.DidNotHold, Test("b over a, epochs, better", Slow("a", 5), Runs("b", 0.3)).Answer);
    }

    [Fact]
    public void Five_pairs_with_infinite_ones_tell_nothing() => Assert.Equal(ClaimAnswer.CannotBeTold,
        Test("a over b, epochs, better", Slow("a", 5)[..5], Runs("b", 0.3)[..5]).Answer);

    [Fact]
    public void A_training_that_diverged_is_the_worst_there_is()
    {
        var claim = Test("a over b, accuracy, better", Runs("a", 0.7), [.. Runs("b", 0.9).Select(r => r with { Diverged = true, Validation = double.NaN })]);
        Assert.Equal(ClaimAnswer.Held, claim.Answer);
        Assert.Contains("b diverged in 8 of 8 trainings, which counts as the worst there is.", claim.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a over b, accuracy, better", ClaimAnswer.Held)]                    // it can only rise
    [InlineData("a", "a over b, accuracy, 10 to 15 points", ClaimAnswer.CannotBeTold)]   // to where?
    [InlineData("b", "a over b, accuracy, better", ClaimAnswer.CannotBeTold)]            // b may come after
    [InlineData("b", "a over b, epochs, better", ClaimAnswer.CannotBeTold)]              // the target is not known
    public void Trainings_that_were_still_improving_leave_their_side_open(string arm, string claimed, ClaimAnswer answer)
    {
        TrainingOutcome[] Improving(string name, double value) => [.. Runs(name, value).Select(r => r with { StillImproving = name == arm })];
        var claim = Test(claimed, Improving("a", 0.82), Improving("b", 0.7));
        Assert.Equal(answer, claim.Answer);
        Assert.Contains(
            $"8 of 8 trainings of {arm} were still improving when they ended, so that nobody knows where they end.", claim.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_units_are_points_of_the_units()
    {
        TrainingOutcome[] dead = [.. Runs("b", 0.7).Select((r, i) => r with { DeadShare = 0.3 + Wiggle[i] })];
        TrainingOutcome[] alive = [.. Runs("a", 0.7).Select(r => r with { DeadShare = 0 })];
        Assert.Equal(ClaimAnswer.Held, Test("a over b, dead units, at least 20 points fewer", alive, dead).Answer);
        Assert.Equal(ClaimAnswer.DidNotHold, Test("a over b, dead units, better", alive, [.. alive.Select(r => r with { Activation = "b" })]).Answer);
    }

    [Fact]
    public void A_step_is_timed_by_the_quickest_epoch()
    {
        TrainingOutcome[] Timed(string name, double micros) =>
            [.. Runs(name, 0.7).Select((r, i) => r with { Epochs = [.. r.Epochs.Select((e, k) => e with { Seconds = micros * (1 + Wiggle[i] + (10 * k * (i % 3))) * 1e-4 })] })];
        Assert.Equal(ClaimAnswer.Held, Test("a over b, step time, 20 to 60 % slower", Timed("a", 14), Timed("b", 10)).Answer);
        Assert.Equal(ClaimAnswer.DidNotHold, Test("a over b, step time, at most 10 % more", Timed("a", 14), Timed("b", 10)).Answer);
    }

    [Fact]
    public void The_best_is_chosen_on_the_validation_rows_and_told_on_the_test_rows()
    {
        TrainingOutcome[] lucky = [.. Runs("a", 0.9).Select(r => r with { Test = 0.6 })];
        TrainingOutcome[] sound = [.. Runs("b", 0.8).Select(r => r with { Test = 0.8 })];
        var figure = Test("best over average, accuracy, better", lucky, sound).Figures[0];
        Assert.Equal("test", figure.Rows);
        Assert.Equal(-10, figure.Change!.Value, 6);
    }

    [Fact]
    public void One_figure_that_does_not_hold_is_enough()
    {
        TrainingOutcome[][] arms = [Runs("a", 0.82), Runs("b", 0.7)];
        Assert.Equal(ClaimAnswer.DidNotHold, Test("a over b, accuracy, better, a over b, accuracy, at least 20 points", arms).Answer);
        Assert.Equal(ClaimAnswer.CannotBeTold, Test("a over b, accuracy, better, a over b, accuracy, at least 12 points", arms).Answer);
        Assert.Equal(ClaimAnswer.Held, Test("a over b, accuracy, better, a over b, accuracy, at least 10 points", arms).Answer);
    }

    [Fact]
    public void A_comparison_that_was_stopped_tells_nothing()
    {
        var plan = Plan("a over b, accuracy, better", ["a", "b"], 1000, true);
        var result = Field.Rank(plan, [.. Runs("a", 0.82)[..7], .. Runs("b", 0.7)]);
        Assert.Equal(ClaimAnswer.CannotBeTold, result.Claim!.Answer);
        Assert.Contains("Trainings are missing", result.Claim.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_comes_first_and_is_in_every_file()
    {
        var plan = Plan("a over b, accuracy, 10 to 15 points", ["a", "b"], 1_000_000, true) with { Claim = "A gains 10 to 15 %." };
        var result = Field.Rank(plan, [.. Runs("a", 0.82), .. Runs("b", 0.7)]);
        Assert.StartsWith("Held: A gains 10 to 15 %.\na has 12 points more accuracy (", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("Held: A gains 10 to 15 %.", ComparisonText.Markdown(result), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(ComparisonJson.Write(result));
        var claim = json.RootElement.GetProperty("claim");
        Assert.Equal("held", claim.GetProperty("answer").GetString());
        Assert.Equal(12, claim.GetProperty("figures")[0].GetProperty("change").GetDouble(), 6);
        Assert.Equal("points", claim.GetProperty("figures")[0].GetProperty("unit").GetString());
    }

    [Theory]
    [InlineData("elu over relu, accuracy, better", "'elu' is not one of the arms. Did you mean relu? They are relu; tanh.")]
    [InlineData("relu over swish, accuracy, better", "'swish' is not one of the arms.")]
    [InlineData("relu over tanh, error, better", "moons is a classification; claim something of accuracy.")]
    public void A_claim_is_about_what_is_compared(string claimed, string message)
    {
        var spec = new RunSpec
        {
            Data = new DataSpec { Source = "moons", Rows = 100 },
            Network = new NetworkSpec { Activations = ["relu", "tanh"] },
            Design = new DesignSpec { Claimed = [claimed] },
        };
        Assert.Contains(message, Assert.Throws<HillockException>(() => ComparisonDesign.Of(spec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_alone_is_no_claim() => Assert.Contains("give claimed too", Assert.Throws<HillockException>(
        () => Comparison.Prepare(new RunSpec { Design = new DesignSpec { Claim = "ReLU is better." } })).Message, StringComparison.Ordinal);

    private static ClaimResult Test(string claimed, params TrainingOutcome[][] arms) => Test(claimed, true, 1_000_000, arms);

    private static ClaimResult Test(string claimed, TrainingOutcome[] a, TrainingOutcome[] b, bool higherIsBetter = true, int rows = 1_000_000) =>
        Test(claimed, higherIsBetter, rows, [a, b]);

    private static ClaimResult Test(string claimed, bool higherIsBetter, int rows, TrainingOutcome[][] arms)
    {
        var plan = Plan(claimed, [.. arms.Select(a => a[0].Activation)], rows, higherIsBetter, arms.Max(a => a.Length));
        return Field.Rank(plan, [.. arms.SelectMany(a => a)]).Claim!;
    }

    private static ComparisonPlan Plan(string claimed, string[] arms, int rows, bool higherIsBetter, int seeds = 8) =>
        Field.Plan(arms, seeds, higherIsBetter, rows) with { Claimed = ClaimText.Read([claimed]) };

    private static TrainingOutcome[] Runs(string arm, double value, double noise = 1) =>
        [.. Wiggle.Select((w, i) => Run(arm, i + 1, value + (noise * (arm == "a" ? w : -w))))];

    private static TrainingOutcome Run(string arm, long seed, double value) => Field.Run(arm, seed, value - 0.1, value);

    private static TrainingOutcome[] Errors(string arm, double error) =>
        [.. Wiggle.Select((w, i) => Field.Run(arm, i + 1, 0.5, 0.4) with { ValidationError = error * (1 + w), TestError = error })];

    // 80 % from so many epochs on, within one.
    private static TrainingOutcome[] Slow(string arm, int epochs) => [.. Wiggle.Select((_, i) => Field.Run(arm, i + 1, 0.5, 0.8) with
    {
        BestEpoch = epochs,
        Epochs = [.. Enumerable.Range(1, 12).Select(e => new EpochOutcome(1, 0.5, 1, e < epochs ? 0.5 : 0.8, 0.5))],
    })];
}
