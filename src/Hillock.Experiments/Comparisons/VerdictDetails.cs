using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>Of the verdict: what the difference rests on, the baseline, the margin, the rates, and what a choice costs.</summary>
internal static class VerdictDetails
{
    public static IEnumerable<string> Of(ComparisonResult result, ComparisonRow[] ranked)
    {
        if (ranked.Length < 2 || ranked[0].Finished < 2) yield break;
        if (Limit(ranked) is { } limit) yield return limit;
        if (Margin(result, ranked) is { } margin) yield return margin;
        foreach (var sentence in Baseline(result, ranked)) yield return sentence;
        if (Effects(result) is { } effects) yield return effects;
        if (Rates(ranked) is { } rates) yield return rates;
    }

    // What would lift the doubt about the nearest of those that cannot be told apart.
    private static string? Limit(ComparisonRow[] ranked)
    {
        var tied = ranked.Skip(1).Where(r => r.TiedWithBest && r.ToBest is not null).ToArray();
        if (tied.Length == 0) return null;
        if (tied.All(r => r.ToBest!.Limit is null)) return "Their results are the same.";
        var farthest = tied.Where(r => r.ToBest!.Limit is not null).MaxBy(r => Math.Abs(r.Behind ?? 0))!;
        var pair = farthest.ToBest!;
        if (pair.Limit == "rows")
            return $"What limits this is the number of validation rows: no number of seeds would show a difference as small as that to {farthest.Arm}; "
                + "more validation rows "
                + "would, or cross-validation (folds), in which every row validates.";
        if (pair is { Limit: "splits", UnitsNeeded: null })
            return "What limits this is the number of rows: splitting the same rows more often would not show a difference such as the one to "
                + $"{farthest.Arm} was here; "
                + "more rows would.";
        var what = pair.Limit == "splits" ? "splits (folds and repeats)" : "seeds";
        return pair.UnitsNeeded is { } needed && needed <= 1000
            ? $"What limits this is the number of {what}: about {Math.Max(needed, pair.Units + 1)} would show a difference such as the one to "
                + $"{farthest.Arm} was here."
            : $"What limits this is chance in the {what}; the differences are so small that no sensible number of them would show one.";
    }

    private static string? Margin(ComparisonResult result, ComparisonRow[] ranked)
    {
        if (ranked.Skip(1).All(r => r.ToBest?.Within is null)) return null;
        var equal = ranked.Skip(1).Where(r => r.ToBest?.Within == "equal").ToArray();
        var worse = ranked.Skip(1).Where(r => r.ToBest?.Within == "worse").ToArray();
        var first = equal.Length > 0 ? $"Within your margin {Verdict.Names(equal)} {(equal.Length == 1 ? "is" : "are")} equal to {ranked[0].Arm}" : "";
        var second = worse.Length > 0 ? $"{Verdict.Names(worse)} {(worse.Length == 1 ? "is" : "are")} behind by more than it" : "";
        return string.Join("; ", new[] { first, second }.Where(t => t.Length > 0)) + ".";
    }

    private static IEnumerable<string> Baseline(ComparisonResult result, ComparisonRow[] ranked)
    {
        if (result.Baseline is not { } baseline) yield break;
        var against = ranked.Where(r => r.ToBaseline is not null).ToArray();
        if (against.Length == 0) yield break;
        string[] better = [.. against.Where(r => r.ToBaseline!.Apart && Ahead(result, r.ToBaseline!)).Select(r => $"{r.Arm} {Gain(result, r.ToBaseline!)}")];
        var worse = against.Where(r => r.ToBaseline!.Apart && !Ahead(result, r.ToBaseline!)).ToArray();
        yield return better.Length > 0 ? $"Against {baseline}, {Verdict.Join(better)}." : $"Nothing is shown to beat {baseline}.";
        if (worse.Length > 0) yield return $"{Verdict.Names(worse)} {(worse.Length == 1 ? "does" : "do")} worse than {baseline}.";
    }

    private static bool Ahead(ComparisonResult result, PairResult pair) => result.HigherIsBetter ? pair.Difference < 0 : pair.Difference < 1;

    private static string Gain(ComparisonResult result, PairResult pair)
    {
        if (result.HigherIsBetter)
        {
            var range = pair is { Low: { } l, High: { } h } ? $" ({Verdict.Points(-h)} to {Verdict.Points(-l)})" : "";
            return $"gains {Verdict.Points(-pair.Difference)} points{range}";
        }

        var errors = pair is { Low: { } low, High: { } high } ? $" ({Percent(1 - high)} to {Percent(1 - low)} %)" : "";
        return $"has an error {Percent(1 - pair.Difference)} % smaller{errors}";
    }

    private static string? Effects(ComparisonResult result) => result.Effects is { } effects ? EffectWords.Of(result, effects) : null;

    private static string? Rates(ComparisonRow[] ranked)
    {
        var chosen = ranked.Where(r => r.Rates.Count > 1).ToArray();
        if (chosen.Length == 0) return null;
        var groups = chosen.GroupBy(r => r.Rate).OrderBy(g => g.Key)
            .Select(g => $"{NumberText.Digits(g.Key, 3)} for {Verdict.Names([.. g])}");
        var edge = chosen.Where(r => r.Rate == r.Rates[0].Rate || r.Rate == r.Rates[^1].Rate).ToArray();
        return $"Each took its best learning rate on the validation rows: {string.Join(", ", groups)}."
            + (edge.Length == 0 ? "" : $" That of {Verdict.Names(edge)} lies on the edge of those that were tried; rates (auto) look farther.");
    }

    /// <summary>What a step costs with each of the arms that lead; null where it is much the same. Beside the verdict, which is the same in each run.</summary>
    public static string? Cost(ComparisonRow[] ranked)
    {
        var timed = ranked.Where(r => (r.TiedWithBest || r == ranked[0]) && r.MicrosecondsPerStep is > 0).ToArray();
        if (timed.Length < 2) return null;
        var (cheap, dear) = (timed.MinBy(r => r.MicrosecondsPerStep)!, timed.MaxBy(r => r.MicrosecondsPerStep)!);
        if (dear.MicrosecondsPerStep / cheap.MicrosecondsPerStep < 1.2) return null;
        return $"Of these a step takes least time with {cheap.Arm}, {NumberText.Digits(cheap.MicrosecondsPerStep!.Value, 3)} µs, and most with {dear.Arm}, "
            + $"{NumberText.Digits(dear.MicrosecondsPerStep!.Value, 3)} µs.";
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
