using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>What came out, in plain sentences.</summary>
internal static class Verdict
{
    public static string Of(ComparisonResult result)
    {
        var sentences = new List<string>();
        if (result.Interrupted && result.Finished > 0)
            sentences.Add($"Stopped early: {result.Finished} of {result.Planned} trainings are finished, and this is about those.");
        var ranked = result.Rows.Where(r => r.Validation is not null).ToArray();
        if (ranked.Length == 0) sentences.Add(Nothing(result));
        else sentences.AddRange(About(result, ranked));
        sentences.AddRange(Troubles(result));
        return string.Join(' ', sentences);
    }

    private static string Nothing(ComparisonResult result) =>
        result.Finished == 0 ? "Nothing was finished, so nothing can be said."
        : "Every training diverged, so there is nothing to rank; try a lower rate, or clip the gradient.";

    private static IEnumerable<string> About(ComparisonResult result, ComparisonRow[] ranked)
    {
        var best = ranked[0];
        var others = ranked[1..];
        if (others.Length == 0)
        {
            yield return $"{best.Activation} reaches {Value(result, best)}; there is nothing to compare it with.";
            yield break;
        }

        if (best.Finished < 2)
        {
            yield return $"One seed cannot rank activations: in this one run {best.Activation} comes first with {Value(result, best)}, but another seed "
                + "may say otherwise; train with more, such as --seeds 5.";
            yield break;
        }

        var tied = others.Where(r => r.TiedWithBest).ToArray();
        if (tied.Length == others.Length)
            yield return $"No activation stands out: {best.Activation} comes first with {Value(result, best)}, but {Names(tied)} cannot be told apart from it.";
        else if (tied.Length > 0)
            yield return $"{best.Activation} is best: {Value(result, best)}; {Names(tied)} cannot be told apart from it.";
        else
            yield return $"{best.Activation} is best: {Value(result, best)}.";
        var behind = others.Where(r => !r.TiedWithBest && r.Diverged <= best.Diverged).ToArray();
        if (behind.Length > 0) yield return Behind(behind);
        if (tied.Length > 0 && best.Finished < 5) yield return $"{best.Finished} seeds show only large differences; more seeds would show smaller ones.";
    }

    private static string Behind(ComparisonRow[] rows) =>
        $"{Names(rows)} {(rows.Length == 1 ? "is" : "are")} {Join([.. rows.Select(r => Points(r.Behind ?? 0))])} points behind.";

    private static IEnumerable<string> Troubles(ComparisonResult result)
    {
        foreach (var row in result.Rows.Where(r => r.Diverged > 0 && result.Rows.Any(o => o.Validation is not null)))
            yield return $"{row.Activation} diverged with {row.Diverged} of {row.Diverged + row.Finished} seeds.";
    }

    private static string Value(ComparisonResult result, ComparisonRow row)
    {
        var what = result.HigherIsBetter ? "validation accuracy" : "of the validation variance unexplained";
        var seeds = row.Finished == 1 ? "with one seed" : $"over {row.Finished} seeds";
        var test = row.Test is { } t ? $" (test {Percent(t)})" : "";
        return $"{Percent(row.Validation!)} {what} {seeds}{test}";
    }

    public static string Percent(Spread spread) =>
        spread.Deviation is { } d ? $"{Text(spread.Mean)} ± {Text(d)} %" : $"{Text(spread.Mean)} %";

    private static string Text(double share) => NumberText.Fixed(100 * share, 2, "NaN");

    private static string Points(double share) => (100 * share).ToString(share < 0.001 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Names(IEnumerable<ComparisonRow> rows) => Join([.. rows.Select(r => r.Activation)]);

    private static string Join(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
