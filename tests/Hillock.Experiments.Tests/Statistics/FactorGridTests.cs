using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Effects that were planted are found, and what is missing is told.</summary>
public sealed class FactorGridTests
{
    // Two activations × three initialisers × two normalisations.
    private static readonly int[][] Levels =
        [.. from a in Enumerable.Range(0, 2) from b in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 2) select (int[])[a, b, c]];

    [Fact]
    public void Effects_and_interactions_are_those_that_were_planted()
    {
        var grid = FactorGrid.Of(Scores(), Levels);
        // The second activation gains 1, and 3 more with the second initialiser: 2 on average over three initialisers.
        Assert.Equal(2, Effect(grid, 0, 1).ToFirst!.Difference!.Mean, 1e-9);
        Assert.Equal(1, Effect(grid, 0, 1).ToMean.Difference!.Mean, 1e-9);
        Assert.Equal(-1, Effect(grid, 0, 0).ToMean.Difference!.Mean, 1e-9);
        Assert.Null(Effect(grid, 0, 0).ToFirst);
        // The second initialiser gains 1.5 with the second activation and nothing else; its factor's mean lies 0.5 over the first.
        Assert.Equal(1.5, Effect(grid, 1, 1).ToFirst!.Difference!.Mean, 1e-9);
        Assert.Equal(1, Effect(grid, 1, 1).ToMean.Difference!.Mean, 1e-9);
        Assert.Equal(-0.5, Effect(grid, 2, 1).ToFirst!.Difference!.Mean, 1e-9);

        var both = Between(grid, 0, 1, 1);
        Assert.Equal(3, both.Contrast.Difference!.Mean, 1e-9);
        Assert.Equal((3.0, 0.0), (Math.Round(both.AtLevel.Difference!.Mean, 9), Math.Round(both.AtFirst.Difference!.Mean, 9)));
        Assert.Equal(0, Between(grid, 0, 1, 2).Contrast.Difference!.Mean, 1e-9);
        Assert.Equal(2 + 1 + 2, grid.Interactions.Count);
        Assert.Empty(grid.LostArms);
        Assert.Equal(0, grid.MissingCells);
    }

    [Fact]
    public void Noise_gives_intervals_and_Holm_runs_over_each_family()
    {
        var random = new RandomStream(3, "grid");
        double?[][] noisy = [.. Scores().Select(a => a.Select(v => v + (0.3 * random.NextNormal())).ToArray())];
        var grid = FactorGrid.Of(noisy, Levels);
        var both = Between(grid, 0, 1, 1);
        Assert.InRange(3, both.Contrast.Difference!.Low, both.Contrast.Difference!.High);
        Assert.True(both.AdjustedP < 0.05);
        Assert.Equal(
            Holm.Adjust([.. grid.Interactions.Select(i => i.Contrast.Difference!.P)]),
            grid.Interactions.Select(i => i.AdjustedP!.Value));
        Assert.Equal(
            Holm.Adjust([.. grid.Effects.Where(e => e.ToFirst is not null).Select(e => e.ToFirst!.Difference!.P)]),
            grid.Effects.Where(e => e.ToFirst is not null).Select(e => e.AdjustedP!.Value));
        Assert.All(grid.Interactions.Where(i => i != both), i => Assert.True(i.AdjustedP > 0.05));
    }

    [Fact]
    public void One_missing_cell_takes_its_block_out_and_is_told()
    {
        var scores = Scores();
        scores[4][2] = null;
        var grid = FactorGrid.Of(scores, Levels);
        Assert.Equal(1, grid.MissingCells);
        Assert.Empty(grid.LostArms);
        var effect = Effect(grid, 0, 1).ToFirst!;
        Assert.Equal((6, 0, 1, 5), (effect.Settings, effect.SettingsLeftOut, effect.BlocksLeftOut, effect.Difference!.Count));
        Assert.Equal(2, effect.Difference.Mean, 1e-9);
        // What needs no cell of that arm keeps all blocks.
        Assert.Equal(0, Between(grid, 0, 1, 1).Contrast.BlocksLeftOut);
    }

    [Fact]
    public void An_arm_that_always_diverged_takes_its_setting_out_and_is_told()
    {
        var scores = Scores();
        for (var b = 0; b < 4; b++) scores[4][b] = null;
        var grid = FactorGrid.Of(scores, Levels);
        Assert.Equal([4], grid.LostArms);
        var effect = Effect(grid, 0, 1).ToFirst!;
        Assert.Equal((5, 1, 0, 6), (effect.Settings, effect.SettingsLeftOut, effect.BlocksLeftOut, effect.Difference!.Count));
        // An arm that was never there is one that has no score: the same.
        var without = FactorGrid.Of([.. Scores().Where((_, i) => i != 4)], [.. Levels.Where((_, i) => i != 4)]);
        Assert.Equal(effect, Effect(without, 0, 1).ToFirst);
    }

    [Fact]
    public void Arms_with_the_same_settings_are_refused() =>
        Assert.Contains("Arms 1 and 2", Assert.Throws<HillockException>(() => FactorGrid.Of([[1.0, 2], [1, 2]], [[0], [0]])).Message, StringComparison.Ordinal);

    [Fact]
    public void One_factor_is_a_ranking_without_interactions()
    {
        var grid = FactorGrid.Of([[1.0, 2], [2, 3], [4, 5]], [[0], [1], [2]]);
        Assert.Empty(grid.Interactions);
        Assert.Equal([1.0, 3], grid.Effects.Skip(1).Select(e => e.ToFirst!.Difference!.Mean));
    }

    private static double?[][] Scores() =>
        [.. Levels.Select(l => Enumerable.Range(0, 6)
            .Select(b => (double?)((10 * b) + l[0] + (l[0] == 1 && l[1] == 1 ? 3 : 0) - (0.5 * l[2]))).ToArray())];

    private static FactorEffect Effect(FactorGrid grid, int factor, int level) => grid.Effects.Single(e => e.Factor == factor && e.Level == level);

    private static Interaction Between(FactorGrid grid, int a, int level, int b) =>
        grid.Interactions.First(i => i.FactorA == a && i.FactorB == b && i.LevelA == level);
}
