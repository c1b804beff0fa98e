using System.Globalization;
using System.Text;

namespace Hillock.Experiments.Comparisons;

/// <summary>A result as CSV and as a Markdown page.</summary>
internal static class ComparisonText
{
    public static string Csv(ComparisonResult result)
    {
        var csv = new StringBuilder(
            "rank,activation,tied_with_best,validation_mean,validation_deviation,test_mean,test_deviation,epochs_to_target,seconds_to_target,"
            + "microseconds_per_step,dead_share,gradient_ratio,diverged,finished");
        foreach (var seed in result.Seeds) csv.Append(CultureInfo.InvariantCulture, $",validation_seed_{seed},test_seed_{seed}");
        csv.Append('\n');
        foreach (var r in result.Rows)
        {
            csv.AppendJoin(',', r.Rank, Cell(r.Activation), r.TiedWithBest ? "true"
                : "false", Full(r.Validation?.Mean), Full(r.Validation?.Deviation), Full(r.Test?.Mean), Full(r.Test?.Deviation),
                Full(r.EpochsToTarget), Full(r.SecondsToTarget), Full(r.MicrosecondsPerStep), Full(r.DeadShare), Full(r.GradientRatio), r.Diverged, r.Finished);
            foreach (var seed in result.Seeds)
            {
                var score = r.Seeds.FirstOrDefault(s => s.Seed == seed);
                csv.Append(CultureInfo.InvariantCulture, $",{Full(score?.Validation)},{Full(score?.Test)}");
            }

            csv.Append('\n');
        }

        return csv.ToString();
    }

    public static string Markdown(ComparisonResult result)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture,
            $"# {result.Data}, {result.Network}: {result.Rows.Count} activations × {result.Seeds.Count} "
            + $"seeds\n\n{result.Question ?? result.Task}\n\n{result.Verdict}\n\n");
        var what = result.HigherIsBetter ? "accuracy" : "unexplained variance";
        page.Append(CultureInfo.InvariantCulture,
            $"| | activation | validation {what} | test {what} | epochs to target | seconds to target | µs a step | dead units | gradient, first/last | "
            + $"diverged |\n|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var r in result.Rows)
            page.Append(CultureInfo.InvariantCulture,
                $"| {(r.TiedWithBest ? "=" : "")}{r.Rank} | `{r.Activation.Replace("|", "\\|", StringComparison.Ordinal)}` | {Share(r.Validation)} | "
                + $"{Share(r.Test)} | {Short(r.EpochsToTarget, "0.#")} | {Short(r.SecondsToTarget, "0.00")} | {Short(r.MicrosecondsPerStep, "0")} | "
                + $"{Short(100 * r.DeadShare, "0.0", " %")} | {Short(r.GradientRatio, "0.000")} | {r.Diverged} |\n");
        if (result.Target is { } target)
            page.Append(CultureInfo.InvariantCulture,
                $"\nThe common target is a validation {what} of {100 * target:0.00} %. Values are mean ± deviation over seeds; `=` marks the best and "
                + $"what the seeds cannot tell from it.\n");
        if (result.Command is { } command) page.Append(CultureInfo.InvariantCulture, $"\n```\n{command}\n```\n");
        return page.ToString();
    }

    private static string Share(Spread? spread) => spread is null ? "–" : Verdict.Percent(spread);

    private static string Short(double? value, string format, string unit = "") =>
        value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) + unit : "–";

    private static string Full(double? value) => value is { } v ? NumberText.Exact(v) : "";

    private static string Cell(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
