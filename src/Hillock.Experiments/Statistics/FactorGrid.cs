namespace Hillock.Experiments.Statistics;

/// <summary>Main effects and two-way interactions of a full grid of factors (Fisher 1935), as paired differences over blocks such as seeds.</summary>
/// <remarks>An effect is taken within each block and each setting of the other factors, then averaged: what blocks and other factors do alike falls out. A
/// cell that is missing, such as a diverged training, takes its block out of the contrasts that need it; an arm that is missing in more than half of the
/// blocks, or was never there, takes its setting out instead, so that the rest can be told.</remarks>
/// <param name="Effects">Every level of every factor.</param>
/// <param name="Interactions">Every two levels that are not the first of two factors.</param>
/// <param name="LostArms">Arms without a score in more than half of the blocks.</param>
/// <param name="MissingCells">Scores that are missing, over all arms.</param>
internal sealed record FactorGrid(
    IReadOnlyList<FactorEffect> Effects, IReadOnlyList<Interaction> Interactions, IReadOnlyList<int> LostArms, int MissingCells)
{
    /// <summary>The effects of scores [arm][block], null where there is none.</summary>
    /// <param name="scores">Scores; differences are in their unit.</param>
    /// <param name="levels">Levels [arm][factor], from 0; the level 0 is what others are held against.</param>
    /// <param name="correction">As in <see cref="PairedDifference.SplitCorrection"/>.</param>
    /// <param name="level">Confidence of the intervals.</param>
    public static FactorGrid Of(
        IReadOnlyList<IReadOnlyList<double?>> scores, IReadOnlyList<IReadOnlyList<int>> levels, double correction = 0, double level = 0.95)
    {
        var cells = new GridCells(scores, levels, correction, level);
        FactorEffect[] effects = [.. from f in Enumerable.Range(0, cells.Factors) from l in Enumerable.Range(0, cells.Levels(f)) select Effect(cells, f, l)];
        Interaction[] interactions = [.. from f in Enumerable.Range(0, cells.Factors)
                                         from g in Enumerable.Range(f + 1, cells.Factors - f - 1)
                                         from l in Enumerable.Range(1, cells.Levels(f) - 1)
                                         from m in Enumerable.Range(1, cells.Levels(g) - 1)
                                         select Between(cells, f, l, g, m)];
        var main = Adjusted([.. effects.Select(e => e.ToFirst?.Difference?.P)]);
        var both = Adjusted([.. interactions.Select(i => i.Contrast.Difference?.P)]);
        return new FactorGrid(
            [.. effects.Select((e, i) => e with { AdjustedP = main[i] })],
            [.. interactions.Select((e, i) => e with { AdjustedP = both[i] })],
            cells.Lost,
            scores.Sum(a => a.Count(v => v is null)));
    }

    private static FactorEffect Effect(GridCells cells, int factor, int level)
    {
        var share = 1.0 / cells.Levels(factor);
        var toMean = cells.Contrast([.. Enumerable.Range(0, cells.Levels(factor)).Select(l => new GridTerm([(factor, l)], (l == level ? 1 : 0) - share))]);
        var toFirst = level == 0 ? null : cells.Contrast([new GridTerm([(factor, level)], 1), new GridTerm([(factor, 0)], -1)]);
        return new FactorEffect(factor, level, toMean, toFirst, null);
    }

    private static Interaction Between(GridCells cells, int f, int l, int g, int m)
    {
        GridTerm both = new([(f, l), (g, m)], 1), atLevel = new([(f, l), (g, 0)], -1), atFirst = new([(f, 0), (g, m)], 1), first = new([(f, 0), (g, 0)], -1);
        return new Interaction(f, l, g, m,
            cells.Contrast([both, atLevel, atFirst with { Weight = -1 }, first with { Weight = 1 }]),
            cells.Contrast([both, atLevel]),
            cells.Contrast([atFirst, first]),
            null);
    }

    private static double?[] Adjusted(double?[] p)
    {
        var adjusted = new Queue<double>(Holm.Adjust([.. p.OfType<double>()]));
        return [.. p.Select(v => v is null ? (double?)null : adjusted.Dequeue())];
    }
}
