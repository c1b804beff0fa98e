namespace Hillock.Experiments.Statistics;

/// <summary>Two arms on the same rows: how sure a difference is of other rows of the same kind, whatever the seeds say.</summary>
/// <remarks>Where both have one seed and each row is right or wrong, McNemar's exact test; else the paired t test over the rows, of scores that were averaged
/// over the seeds.</remarks>
/// <param name="Rows">Rows.</param>
/// <param name="Difference">Mean score of the first less that of the second.</param>
/// <param name="StandardError">Of that difference, over rows.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Exact">Whether it is McNemar's.</param>
internal sealed record RowTest(int Rows, double Difference, double StandardError, double P, bool Exact)
{
    /// <summary>Of a score a row, right as 1 and wrong as 0 or a loss, two rows or more.</summary>
    public static RowTest Of(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        Finite.CheckPairs(a, b, "A test over rows");
        Finite.Check(a, 2, "A test over rows");
        Finite.Check(b, 2, "A test over rows");
        var paired = PairedDifference.Of(a, b);
        if (!a.Concat(b).All(v => v is 0 or 1)) return new RowTest(a.Count, paired.Mean, paired.StandardError, paired.P, false);
        var (onlyA, onlyB) = (a.Where((v, i) => v > b[i]).Count(), a.Where((v, i) => v < b[i]).Count());
        return new RowTest(a.Count, paired.Mean, paired.StandardError, McNemar.PValue(onlyA, onlyB), true);
    }
}
