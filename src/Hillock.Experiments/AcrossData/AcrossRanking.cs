using System.Globalization;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.AcrossData;

/// <summary>Mean ranks, Friedman's test and Nemenyi's over data sets.</summary>
internal static class AcrossRanking
{
    private const double Level = 0.05;
    private const int FewSets = 5;

    public static AcrossResult Of(IReadOnlyList<ComparisonResult> results, int planned)
    {
        string[] arms = results.Count == 0 ? [] : [.. results[0].Rows.Select(r => r.Arm).Order(StringComparer.Ordinal)];
        double[][] scores = [.. arms.Select(a => results.Select(r => Score(r, a)).ToArray())];
        var friedman = arms.Length > 1 && results.Count > 1 ? Friedman.Of(scores, higherIsBetter: true) : null;
        double[] ranks = friedman?.Ranks ?? [.. arms.Select(a => results.Count == 0 ? double.NaN : results.Average(r => r.Rows.First(x => x.Arm == a).Rank))];
        AcrossRow[] rows = [.. arms.Select((a, i) => Row(a, ranks[i], results)).OrderBy(r => r.MeanRank)];
        double? difference = friedman is null ? null : CriticalDifference.Nemenyi(arms.Length, results.Count, Level);
        IReadOnlyList<IReadOnlyList<string>> groups = difference is not { } d ? []
            : [.. CriticalDifference.Groups([.. rows.Select(r => r.MeanRank)], d).Select(g => (IReadOnlyList<string>)[.. g.Select(i => rows[i].Arm)])];
        var result = new AcrossResult
        {
            Results = results,
            Rows = rows,
            FriedmanP = friedman?.P,
            CriticalDifference = difference,
            Groups = groups,
            Verdict = "",
            Planned = planned,
        };
        return result with { Verdict = Verdict(result) };
    }

    // An arm that never ended with a value is behind all that did.
    private static double Score(ComparisonResult result, string arm)
    {
        var row = result.Rows.First(r => r.Arm == arm);
        return row.Validation is not { } v || row.Diverged > row.Finished ? double.NegativeInfinity : result.HigherIsBetter ? v.Mean : -v.Mean;
    }

    private static AcrossRow Row(string arm, double rank, IReadOnlyList<ComparisonResult> results)
    {
        var own = results.Select(r => r.Rows.First(x => x.Arm == arm)).ToArray();
        return new AcrossRow(arm, rank, [.. own.Select(r => r.Validation)], own.Count(r => r.TiedWithBest));
    }

    private static string Verdict(AcrossResult result)
    {
        if (result.Results.Count == 0) return "Nothing was finished, so nothing can be said.";
        var sentences = new List<string>();
        if (result.Interrupted) sentences.Add(
            $"Stopped early: {result.Results.Count} of {result.Planned} data sets were begun, and this is about what is finished.");
        if (result.FriedmanP is not { } p || result.CriticalDifference is not { } cd) return string.Join(
            ' ', [.. sentences, "One data set, or one arm, has no ranks to compare."]);
        var best = result.Rows[0];
        var apart = result.Rows.Skip(1).Where(r => r.MeanRank - best.MeanRank > cd).Select(r => r.Arm).ToArray();
        var sets = $"{result.Results.Count} data sets";
        if (p > Level)
            sentences.Add(string.Create(CultureInfo.InvariantCulture,
                $"Over {sets} no arm is shown to differ: {best.Arm} has the lowest mean rank, {best.MeanRank:0.00} of {result.Rows.Count}, but ranks as "
                    + $"unequal come by chance in {100 * p:0} % of cases (Friedman)."));
        else if (apart.Length == result.Rows.Count - 1)
            sentences.Add(
                string.Create(
                CultureInfo.InvariantCulture,
                $"Over {sets} {best.Arm} is best: its mean rank is {best.MeanRank:0.00}, and all others are behind by more than {cd:0.00} ranks (Nemenyi)."));
        else
            sentences.Add(string.Create(CultureInfo.InvariantCulture,
                $"Over {sets} the arms differ (Friedman, p = {p:0.000}): {best.Arm} has the lowest mean rank, {best.MeanRank:0.00}; "
                + $"{(apart.Length == 0 ? "none is behind it" : $"{string.Join(", ", apart)} {(apart.Length == 1 ? "is" : "are")} behind it")} by the "
                    + $"{cd:0.00} ranks that Nemenyi's test asks for."));
        if (result.Results.Count < FewSets) sentences.Add($"{result.Results.Count} data sets show only large differences of rank; ten or more are usual.");
        var still = result.Results.Sum(r => r.Rows.Sum(x => x.StillImproving));
        if (still > 0) sentences.Add($"{still} trainings were still improving when they ended; see the data sets one by one.");
        return string.Join(' ', sentences);
    }
}
