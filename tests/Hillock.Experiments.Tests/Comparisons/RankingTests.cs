using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class RankingTests
{
    [Fact]
    public void A_clear_difference_is_seen_with_three_seeds()
    {
        var rows = Field.Rank(true, 10_000, ("a", [0.972, 0.973, 0.9725]), ("b", [0.951, 0.9515, 0.9512])).Rows;
        Assert.Equal(["a", "b"], rows.Select(r => r.Arm));
        Assert.False(rows[1].TiedWithBest);
        Assert.Equal(0.0213, rows[1].Behind!.Value, 3);
        Assert.Equal(0.0213, rows[1].ToBest!.Difference, 3);
        Assert.InRange(rows[1].ToBest!.Low!.Value, 0.01, 0.0213);
    }

    [Fact]
    public void Luck_by_seed_that_both_share_does_not_hide_a_difference() =>
        Assert.False(Field.Rank(true, 10_000, ("a", [0.90, 0.95, 0.85, 0.97, 0.88]), ("b", [0.88, 0.931, 0.829, 0.95, 0.861])).Rows[1].TiedWithBest);

    [Fact]
    public void One_seed_ties_all() => Assert.All(Field.Rank(true, 1000, ("a", [0.99]), ("b", [0.5])).Rows, r => Assert.True(r.TiedWithBest));

    [Fact]
    public void Identical_results_tie() => Assert.All(Field.Rank(true, 1000, ("a", [0.9, 0.8]), ("b", [0.9, 0.8])).Rows, r => Assert.True(r.TiedWithBest));

    [Fact]
    public void One_row_of_a_small_validation_set_decides_nothing()
    {
        var few = Field.Rank(true, 30, ("a", [29 / 30.0, 29 / 30.0, 29 / 30.0]), ("b", [28 / 30.0, 28 / 30.0, 28 / 30.0])).Rows[1];
        Assert.True(few.TiedWithBest);
        Assert.Equal("rows", few.ToBest!.Limit);
        Assert.False(Field.Rank(true, 30, ("a", [29 / 30.0, 29 / 30.0, 29 / 30.0]), ("b", [20 / 30.0, 20 / 30.0, 20 / 30.0])).Rows[1].TiedWithBest);
    }

    [Fact]
    public void The_smaller_error_is_better() => Assert.Equal("b", Field.Rank(false, 100, ("a", [0.3, 0.31]), ("b", [0.2, 0.21])).Rows[0].Arm);

    [Fact]
    public void Errors_are_compared_by_their_factors_so_that_a_large_noisy_one_does_not_hide_a_small_one()
    {
        // Unexplained variance of houses by seed: the noise is a share of the error, not an amount of its own.
        var rows = Field.Rank(false, 100, ("sigmoid", [0.0028, 0.0047, 0.0035, 0.004, 0.0031]), ("relu", [0.016, 0.034, 0.022, 0.028, 0.02]),
            ("tanh", [0.009, 0.011, 0.008, 0.012, 0.0095])).Rows;
        Assert.Equal(["sigmoid", "tanh", "relu"], rows.Select(r => r.Arm));
        Assert.Equal([true, false, false], rows.Select(r => r.TiedWithBest));
        Assert.InRange(rows[2].ToBest!.Difference, 2.2, 2.8); // a factor of the root of the squared error
    }

    [Fact]
    public void An_arm_with_diverged_seeds_comes_after_all_without()
    {
        var plan = Field.Plan(["wild", "gone", "tame"], 3);
        var rows = Field.Rank(plan,
        [
            Field.Run("wild", 1, 0, 0.99), Field.Run("wild", 2, 0, 0.99), Field.Run("wild", 3, 0, 0.99) with { Diverged = true },
            .. Enumerable.Range(1, 3).Select(i => Field.Run("gone", i, 0, 0.9) with { Diverged = true }),
            Field.Run("tame", 1, 0, 0.9), Field.Run("tame", 2, 0, 0.91), Field.Run("tame", 3, 0, 0.9),
        ]).Rows;
        Assert.Equal(["tame", "wild", "gone"], rows.Select(r => r.Arm));
        Assert.Equal([true, false, false], rows.Select(r => r.TiedWithBest));
    }

    [Fact]
    public void What_cannot_be_told_from_the_best_comes_before_what_is_behind()
    {
        var rows = Field.Rank(true, 100_000, ("best", [0.95, 0.951, 0.949, 0.95, 0.9502]), ("steady", [0.94, 0.941, 0.939, 0.94, 0.9402]),
            ("noisy", [0.99, 0.85, 0.96, 0.84, 0.98])).Rows;
        Assert.Equal(["best", "noisy", "steady"], rows.Select(r => r.Arm));
        Assert.Equal([true, true, false], rows.Select(r => r.TiedWithBest));
    }

    [Fact]
    public void Splits_of_the_same_rows_that_could_never_show_a_difference_say_that_rows_would()
    {
        var plan = Field.Plan(["a", "b"], 10);
        plan = plan with { Design = plan.Design with { VariesSplits = true, Folds = 5, Repeats = 2 }, Rows = (20, 80) };
        var result = Field.Rank(plan, [.. Enumerable.Range(1, 10).SelectMany(i => new[] { Field.Run("a", i, 0, 0.9), Field.Run("b", i, 0, 0.85 + (0.08 * (i % 2))) })]);
        Assert.True(result.Rows[1].TiedWithBest);
        Assert.Null(result.Rows[1].ToBest!.UnitsNeeded);
        Assert.Contains("splitting the same rows more often would not show a difference such as the one to b was here; more rows would.", result.Verdict,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_still_improved_is_never_called_best()
    {
        var plan = Field.Plan(["a", "b"], 5);
        TrainingOutcome[] runs = [.. Enumerable.Range(1, 5).SelectMany(i => new[] { Field.Run("a", i, 0, 0.95 + (0.001 * i)), Field.Run("b", i, 0, 0.8 + (0.001 * i)) })];
        Assert.StartsWith("a is best", Field.Rank(plan, runs).Verdict, StringComparison.Ordinal);
        foreach (var still in new[] { "a", "b" })
        {
            var result = Field.Rank(plan, [.. runs.Select(r => r with { StillImproving = r.Activation == still })]);
            Assert.DoesNotContain("is best", result.Verdict, StringComparison.Ordinal);
            Assert.StartsWith("a leads so far", result.Verdict, StringComparison.Ordinal);
            Assert.Contains("5 of 10 trainings were still improving", result.Verdict, StringComparison.Ordinal);
            Assert.Equal(5, result.Rows.Single(r => r.Arm == still).StillImproving);
        }
    }
}
