namespace Hillock.Experiments.Comparisons;

/// <summary>Ranks activations and says which the seeds cannot tell from the best.</summary>
/// <remarks>
/// <para>The order is by mean validation metric; activations with diverged seeds come after all that have none, since a mean over the
/// survivors flatters them.</para>
/// <para>Each pair is tested by seed (<see cref="PairedTest"/>, with the noise of <see cref="SeedNoise"/>), and Holm's correction runs over all pairs, not only
/// those with the
/// best: which activation is best was read off the same data, and the luckiest of k equals is compared with the unluckiest, so
/// correcting for k - 1 tests alone would raise false alarms well above the level.</para>
/// <para>The seeds vary the initial weights and the order of the data, not the validation rows. So a result is about this split;
/// the chance in the split is met by a bound, see <see cref="PairedTest.OfChance"/>, for accuracies.</para>
/// </remarks>
internal static class Ranking
{
    /// <summary>Share of comparisons of equal activations in which any is called worse.</summary>
    public const double Level = 0.05;

    /// <param name="contenders">The activations.</param>
    /// <param name="higherIsBetter">Accuracy, or error.</param>
    /// <param name="validationRows">Rows behind an accuracy; null for an error, where rows cannot be counted.</param>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<Contender> contenders, bool higherIsBetter, int? validationRows)
    {
        Contender[] order = [.. contenders
            .OrderBy(c => c.Values.Count == 0)
            .ThenBy(c => c.Diverged)
            .ThenBy(c => higherIsBetter ? -c.Mean : c.Mean)];
        if (order.Length == 0 || order[0].Values.Count == 0) return [.. order.Select(c => new Standing(c, false, double.NaN, null))];

        var (withBest, p) = Pairs(order, validationRows);
        var apart = Holm.Reject([.. p.Select(v => v ?? 1)], Level);
        return [.. order.Select((c, i) => Place(order[0], c, i == 0 ? -1 : withBest[i - 1]))];

        Standing Place(Contender best, Contender c, int pair)
        {
            if (pair < 0) return new Standing(c, true, 0, null);
            var tied = c.Values.Count > 0 && c.Diverged == best.Diverged && !apart[pair];
            return new Standing(c, tied, higherIsBetter ? best.Mean - c.Mean : c.Mean - best.Mean, p[pair]);
        }
    }

    private static (List<int> WithBest, List<double?> P) Pairs(Contender[] order, int? rows)
    {
        var withBest = new List<int>();
        var p = new List<double?>();
        var noise = SeedNoise.Of([.. order.Where(c => c.Diverged == 0)]);
        for (var i = 0; i < order.Length; i++)
            for (var j = i + 1; j < order.Length; j++)
            {
                if (i == 0) withBest.Add(p.Count);
                p.Add(PValue(noise, order[i], order[j], rows));
            }

        return (withBest, p);
    }

    // Both doubts must be overcome, that of the seeds and that of the rows: the larger p counts.
    private static double? PValue(SeedNoise noise, Contender a, Contender b, int? rows)
    {
        if (noise.PValue(a, b) is not { } seeds) return null;
        return rows is { } n ? Math.Max(seeds, PairedTest.OfChance(Samples.Mean(SeedNoise.Differences(a, b)) * n)) : seeds;
    }
}
