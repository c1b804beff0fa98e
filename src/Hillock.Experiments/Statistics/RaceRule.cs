namespace Hillock.Experiments.Statistics;

/// <summary>Which arms cannot win any more while the seeds come in.</summary>
/// <remarks>
/// <para>After each seed but the first two and the last, an arm leaves when it is worse than the best that still runs, at a level so small that over all
/// looks and all pairs of arms together a fifth of the whole level is spent (Bonferroni; alpha spending as of Lan and DeMets 1983, in equal parts). All
/// pairs count, because which arm is best is read off the same data.</para>
/// <para>The verdict about those that stay is held against <see cref="FinalLevel"/>, the other four fifths, so that the chance of any false "better", in the
/// race or after it, keeps below the level. Whoever stays is measured with all seeds; no seed of theirs is left out for what it showed, so their means and
/// differences are those of a comparison without a race. An arm that left was found worse, by a difference that is told with the seeds it had.</para>
/// </remarks>
/// <param name="Arms">Arms that begin.</param>
/// <param name="Seeds">Seeds that are planned.</param>
/// <param name="Level">Chance of any false "better".</param>
internal sealed record RaceRule(int Arms, int Seeds, double Level = 0.05)
{
    /// <summary>Seeds before the first look.</summary>
    public const int FirstLook = 3;
    private const double Spent = 0.2;

    /// <summary>Looks of a whole race: after the third seed and each later one but the last.</summary>
    public int Looks => Math.Max(0, Seeds - FirstLook);

    /// <summary>The p below which an arm leaves.</summary>
    public double LookLevel => Looks == 0 || Arms < 2 ? 0 : Spent * Level / Looks / (Arms * (Arms - 1) / 2.0);

    /// <summary>The level of the verdict about those that stay, before Holm's correction over their pairs.</summary>
    public double FinalLevel => Looks == 0 ? Level : (1 - Spent) * Level;

    /// <summary>The arms that leave now.</summary>
    /// <param name="scores">Scores [arm][seed] so far, as many seeds as this look has; null where a training diverged.</param>
    /// <param name="running">Indices of the arms that still run.</param>
    /// <param name="higherIsBetter">Which way is better.</param>
    /// <param name="correction">As in <see cref="PairedDifference.SplitCorrection"/>.</param>
    public IReadOnlyList<int> Leave(
        IReadOnlyList<IReadOnlyList<double?>> scores, IReadOnlyCollection<int> running, bool higherIsBetter, double correction = 0)
    {
        // One that diverged is no measure for others, and is not dropped for means over its lucky seeds: how it counts is the verdict's matter.
        int[] whole = [.. running.Order().Where(a => scores[a].All(v => v is not null))];
        if (whole.Length < 2 || scores[whole[0]].Count < FirstLook || scores[whole[0]].Count >= Seeds) return [];
        var noise = PairNoise.Of([.. whole.Select(a => scores[a])]);
        var sign = higherIsBetter ? 1 : -1;
        var best = Enumerable.Range(0, whole.Length).MaxBy(i => sign * scores[whole[i]].Average()!.Value);
        return [.. Enumerable.Range(0, whole.Length).Where(i => i != best && noise.Difference(best, i, correction) is { } d && d.P <= LookLevel)
            .Select(i => whole[i])];
    }
}
