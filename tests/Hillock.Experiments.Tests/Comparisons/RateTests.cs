using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class RateTests
{
    [Fact]
    public void A_grid_is_even_over_the_logarithm()
    {
        var grid = new RateGrid([-2, -1, 0, 1, 2], true, null, 3);
        Assert.Equal([1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2], grid.Start(1e-3));
        Assert.Equal(0.032, grid.Beyond(1e-3, grid.Start(1e-3), 1e-2));
        Assert.Equal(3.2e-5, grid.Beyond(1e-3, grid.Start(1e-3), 1e-4));
        Assert.Null(grid.Beyond(1e-3, grid.Start(1e-3), 1e-3));
        Assert.Null(new RateGrid([0], false, [0.1, 0.2], 3).Beyond(0.1, [0.1, 0.2], 0.2));
        Assert.Null(grid.Beyond(1e-3, [.. Enumerable.Range(-2, 9).Select(s => RateGrid.At(1e-3, s))], RateGrid.At(1e-3, RateGrid.Farthest)));
    }

    [Fact]
    public void Each_arm_finds_its_own_rate_in_a_grid_that_widens_for_all_alike()
    {
        // a is best at 0.001; b the farther up the better, until 0.1, and diverges from there on.
        var plan = Field.Plan(["a", "b"], 3) with { Rates = new RateGrid([-1, 0, 1], true, null, 3) };
        var result = Run(plan, out var trained);
        var (a, b) = (result.Rows.Single(r => r.Arm == "a"), result.Rows.Single(r => r.Arm == "b"));
        Assert.Equal(0.001, a.Rate);
        Assert.Equal(0.1, b.Rate, 1e-12);
        Assert.Equal([3.2e-4, 1e-3, 3.2e-3, 1e-2, 3.2e-2, 0.1, 0.32], b.Rates.Select(r => r.Rate));
        Assert.Equal(b.Rates.Select(r => r.Rate), a.Rates.Select(r => r.Rate)); // the same budget
        Assert.Equal(3, b.Rates[^1].Diverged);
        Assert.Equal(2 * 7 * 3, trained);
        Assert.Equal(trained, result.Finished);
        Assert.Equal(result.Planned, result.Finished);
        Assert.Equal("b", result.Rows[0].Arm);
        Assert.Contains("Each took its best learning rate on the validation rows: 0.001 for a, 0.1 for b", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_chosen_on_some_blocks_is_trained_on_all()
    {
        var plan = Field.Plan(["a", "b"], 6) with { Rates = new RateGrid([-1, 0, 1], false, null, 2) };
        var result = Run(plan, out var trained);
        Assert.Equal((2 * 3 * 2) + (2 * 4), trained);
        Assert.All(result.Rows, r => Assert.Equal(6, r.Finished));
        Assert.All(result.Rows, r => Assert.All(r.Rates, rate => Assert.Equal(2, rate.Finished + rate.Diverged)));
    }

    [Fact]
    public void A_best_rate_on_the_edge_is_told_where_the_grid_does_not_widen()
    {
        var plan = Field.Plan(["a", "b"], 3) with { Rates = new RateGrid([-1, 0, 1], false, null, 3) };
        Assert.Contains("That of b lies on the edge of those that were tried", Run(plan, out _).Verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("edge", Run(plan with { Rates = RateGrid.Auto(3) }, out _).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_race_leaves_what_cannot_win_and_tells_what_it_spared()
    {
        var plan = Field.Plan(["a", "b", "c"], 12) with { Race = true };
        var run = new ComparisonRun(plan, (arm, rate, block) => Field.Job(plan, arm, rate, block), 2, null, null);
        var trained = 0;
        var result = run.Run((job, _, _) =>
        {
            Interlocked.Increment(ref trained);
            return Field.Run(job.Name, job.Seed, 0, (job.Arm == 2 ? 0.5 : 0.9 + (0.001 * job.Arm)) + (0.01 * Math.Sin((job.Seed * 7.3) + job.Arm)));
        }, 2, CancellationToken.None);
        var c = result.Rows.Single(r => r.Arm == "c");
        Assert.True(c.Dropped);
        Assert.Equal("c", result.Rows[^1].Arm);
        Assert.InRange(c.Finished, 3, 6);
        Assert.All(result.Rows.Take(2), r => Assert.Equal(12, r.Finished));
        Assert.Equal(36 - trained, result.Spared);
        Assert.False(result.Interrupted);
        Assert.Contains($"c left the race when it could no longer win, which spared {result.Spared} trainings.", result.Verdict, StringComparison.Ordinal);
    }

    private static ComparisonResult Run(ComparisonPlan plan, out int trained)
    {
        var count = 0;
        var result = new ComparisonRun(plan, (arm, rate, block) => Field.Job(plan, arm, rate, block), 2, null, null).Run((job, _, _) =>
        {
            Interlocked.Increment(ref count);
            var value = job.Arm == 0 ? 0.9 - Math.Abs(Math.Log10(job.Rate / 0.001) / 10) : 0.95 + (Math.Log10(job.Rate) / 100);
            var run = Field.Run(job.Name, job.Seed, 0, value + (0.0001 * job.Seed));
            return job is { Arm: 1, Rate: > 0.2 } ? run with { Diverged = true, Validation = double.NaN } : run;
        }, 2, CancellationToken.None);
        trained = count;
        return result;
    }
}
