using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>What came out, in plain sentences: a paragraph a line.</summary>
internal static class Verdict
{
    private const int MostNames = 6;

    public static string Of(ComparisonResult result)
    {
        var ranked = result.Rows.Where(r => r.Validation is not null).ToArray();
        IEnumerable<IEnumerable<string>> paragraphs = ranked.Length == 0
            ? [[Nothing(result)]]
            : [Answer(result, ranked), VerdictDetails.Of(result, ranked), VerdictLimits.Of(result, ranked)];
        return string.Join('\n', paragraphs.Prepend(Progress(result)).Prepend(Claim(result)).Append(Failures(result)).Append(result.LeftOut)
            .Select(p => string.Join(' ', p)).Where(p => p.Length > 0));
    }

    // First, and a line a figure: whoever tests a claim asks for nothing else.
    private static IEnumerable<string> Claim(ComparisonResult result) => result.Claim is { } claim ? [claim.Words] : [];

    private static IEnumerable<string> Progress(ComparisonResult result)
    {
        if (result.Interrupted && result.Finished > 0)
            yield return $"Stopped early: {result.Finished} of {result.Planned} trainings are finished, and this is about those.";
        if (result.OutOfTime) yield return $"The time that was given was enough for {result.Rows.Max(r => r.Finished + r.Diverged)} trainings of each.";
    }

    private static string Nothing(ComparisonResult result) =>
        result.Finished == 0 ? "Nothing was finished, so nothing can be said."
        : "Every training diverged, so there is nothing to rank; try a lower rate, or clip the gradient.";

    private static IEnumerable<string> Answer(ComparisonResult result, ComparisonRow[] ranked)
    {
        var best = ranked[0];
        var others = ranked[1..];
        if (others.Length == 0)
        {
            yield return $"{best.Arm} reaches {Value(result, best)}; there is nothing to compare it with.";
            yield break;
        }

        if (best.Finished < 2)
        {
            yield return $"One training each cannot rank: in this one {best.Arm} comes first with {Value(result, best)}, but another seed may say otherwise; "
                + "train with more, such as 5 seeds.";
            yield break;
        }

        var tied = others.Where(r => r.TiedWithBest).ToArray();
        var behind = others.Where(r => !r.TiedWithBest && !r.Dropped && r.Diverged <= best.Diverged).ToArray();
        yield return First(result, best, tied, behind);
        if (behind.Length > 0) yield return Behind(result, behind, Unsettled(best, behind));
        var dropped = others.Where(r => r.Dropped).ToArray();
        if (dropped.Length > 0)
            yield return $"{Names(dropped)} left the race when {(dropped.Length == 1 ? "it" : "they")} could no longer win, which spared {result.Spared} "
                + "trainings.";
        if (Improving(ranked) is { } sentence) yield return sentence;
    }

    private static string First(ComparisonResult result, ComparisonRow best, ComparisonRow[] tied, ComparisonRow[] behind)
    {
        var value = Value(result, best);
        if (Unsettled(
            best, behind)) return $"{best.Arm} leads so far with {value}{(tied.Length > 0 ? $", though {Names(tied)} cannot be told apart from it" : "")}.";
        if (tied.Length == 0) return $"{best.Arm} is best: {value}.";
        if (behind.Length == 0) return $"Nothing stands out: {best.Arm} comes first with {value}, but {Names(tied)} cannot be told apart from it.";
        return $"{best.Arm} comes first with {value}, but {Names(tied)} cannot be told apart from it.";
    }

    /// <summary>Whether trainings that were still improving could change the answer: those of the first, or of one that is behind.</summary>
    public static bool Unsettled(ComparisonRow best, IEnumerable<ComparisonRow> behind) =>
        best.IsUnconverged || behind.Any(r => r.IsUnconverged);

    private static string? Improving(ComparisonRow[] ranked)
    {
        var all = ranked.Sum(r => r.Finished);
        var still = ranked.Sum(r => r.StillImproving);
        if (still == 0) return null;
        var which = ranked.Where(r => r.IsUnconverged).ToArray();
        var longest = ranked.Max(r => r.Seeds.Where(s => s.StillImproving).Select(s => s.Epochs).DefaultIfEmpty(0).Max());
        var whose = which.Length == 0 || which.Length == ranked.Length ? "" : $", those of {Names(which)} above all";
        return $"{still} of {all} trainings were still improving when they ended{whose}"
            + (which.Length == 0 ? "; too few to matter here." : $": none of them is judged by it; train longer, such as with {Rounded(3 * longest)} epochs.");
    }

    private static int Rounded(int epochs) => epochs < 100 ? epochs : epochs < 1000 ? 10 * (epochs / 10) : 100 * (epochs / 100);

    private static string Behind(ComparisonResult result, ComparisonRow[] rows, bool unsettled)
    {
        var so = unsettled ? " so far" : "";
        var shown = rows.Take(MostNames).ToArray();
        var rest = rows.Length > shown.Length ? $"; {rows.Length - shown.Length} more are further behind" : "";
        return result.HigherIsBetter
            ? $"{Join([.. shown.Select(r => r.Arm)])} {(rows.Length == 1 ? "is" : "are")} {Join([.. shown.Select(r => Gap(result, r))])} points behind"
                + $"{so}{rest}."
            : $"{Join([.. shown.Select(r => $"the error of {r.Arm} is {Gap(result, r)}")])}{so}{rest}.".CapitalFirst();
    }

    private static string Gap(ComparisonResult result, ComparisonRow row)
    {
        var pair = row.ToBest;
        if (result.HigherIsBetter)
        {
            var points = Points(row.Behind ?? 0);
            return pair is { Low: { } l, High: { } h } ? $"{points} ({Points(l)} to {Points(h)})" : points;
        }

        if (pair is null) return "larger";
        var range = pair is { Low: { } low, High: { } high } ? $" ({Percent(low - 1)} to {Percent(high - 1)} %)" : "";
        return pair.Difference >= 2 ? $"{NumberText.Fixed(pair.Difference, 1, "NaN")} times as large{Times(pair)}"
            : $"{Percent(pair.Difference - 1)} % larger{range}";
    }

    private static string Times(PairResult pair) =>
        pair is { Low: { } low, High: { } high } ? $" ({NumberText.Fixed(low, 1, "NaN")} to {NumberText.Fixed(high, 1, "NaN")})" : "";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Failures(ComparisonResult result)
    {
        foreach (var row in result.Rows.Where(r => r.Diverged > 0 && result.Rows.Any(o => o.Validation is not null)))
            yield return $"{row.Arm} diverged in {row.Diverged} of {row.Diverged + row.Finished} trainings.";
    }

    /// <summary>What an arm reached, with the test rows.</summary>
    public static string Value(ComparisonResult result, ComparisonRow row)
    {
        var over = row.Finished == 1 ? "in one training" : $"over {row.Finished} trainings";
        if (result.HigherIsBetter) return $"{Percent(row.Validation!)} validation accuracy {over}{(row.Test is { } t ? $" (test {Percent(t)})" : "")}";
        var worse = row.Validation!.Mean > 1 ? ", which is worse than always giving the mean" : "";
        if (row.ValidationError is not { } error) return $"{Percent(row.Validation)} of the validation variance unexplained {over}{worse}";
        var unit = result.TargetColumn is { } name ? $" of {name}" : "";
        var test = row.TestError is { } e ? $", {e.Amount} on the test rows" : "";
        return $"a typical error{unit} of {error.Amount} on the validation rows {over}{test}; {Percent(row.Validation)} of the variance stays unexplained"
            + $"{worse}";
    }

    public static string Percent(Spread spread) =>
        spread.Deviation is { } d ? $"{Text(spread.Mean)} ± {Text(d)} %" : $"{Text(spread.Mean)} %";

    public static string Names(IReadOnlyCollection<ComparisonRow> rows) => rows.Count <= MostNames
        ? Join([.. rows.Select(r => r.Arm)])
        : $"{string.Join(", ", rows.Take(MostNames - 1).Select(r => r.Arm))} and {rows.Count - MostNames + 1} others";

    public static string Points(double share) => (100 * share).ToString(Math.Abs(share) < 0.001 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    public static string Join(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    private static string Text(double share) => NumberText.Fixed(100 * share, 2, "NaN");

    private static string CapitalFirst(this string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
