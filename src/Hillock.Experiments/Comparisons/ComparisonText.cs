using System.Globalization;
using System.Text;

namespace Hillock.Experiments.Comparisons;

/// <summary>A result as CSV and as a Markdown page.</summary>
internal static class ComparisonText
{
    private static readonly string[] Columns =
    [
        "tied_with_best", "rate", "validation_mean", "validation_deviation", "test_mean", "test_deviation", "validation_error", "test_error",
        "difference_to_best", "difference_low", "difference_high", "adjusted_p", "epochs", "epochs_to_target", "seconds_to_target", "microseconds_per_step",
            "dead_share",
        "gradient_ratio", "diverged", "still_improving", "finished",
    ];

    public static string Csv(ComparisonResult result)
    {
        var csv = new StringBuilder($"rank,{(result.Factors is [{ Option: "activations" }] ? "activation" : "arm")},{string.Join(',', Columns)}");
        string[] factors = [.. result.Factors.Count > 1 ? result.Factors.Select(f => f.Option) : []];
        foreach (var factor in factors) csv.Append(',').Append(Cell(factor));
        var blocks = result.Rows.SelectMany(r => r.Seeds).Select(s => (s.Split, s.Seed)).Distinct().ToArray();
        foreach (var (split, seed) in blocks)
        {
            var name = $"{(split is null ? "" : split.Replace('-', '_') + "_")}seed_{seed.ToString(CultureInfo.InvariantCulture)}";
            csv.Append(CultureInfo.InvariantCulture, $",validation_{name},test_{name}");
        }

        csv.Append('\n');
        foreach (var r in result.Rows)
        {
            csv.AppendJoin(',', r.Rank, Cell(r.Arm), r.TiedWithBest ? "true" : "false", Full(r.Rate), Full(r.Validation?.Mean), Full(r.Validation?.Deviation),
                Full(r.Test?.Mean), Full(r.Test?.Deviation), Full(r.ValidationError?.Mean), Full(r.TestError?.Mean), Full(r.ToBest?.Difference),
                    Full(r.ToBest?.Low),
                Full(r.ToBest?.High), Full(r.ToBest?.AdjustedP), Full(r.Epochs), Full(r.EpochsToTarget), Full(r.SecondsToTarget), Full(r.MicrosecondsPerStep),
                Full(r.DeadShare), Full(r.GradientRatio), r.Diverged, r.StillImproving, r.Finished);
            if (factors.Length > 0) foreach (var level in r.Levels) csv.Append(',').Append(Cell(level));
            foreach (var (split, seed) in blocks)
            {
                var score = r.Seeds.FirstOrDefault(s => s.Seed == seed && s.Split == split);
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
            $"# {result.Data}, {result.Network}: {result.Rows.Count} "
                + $"{(result.Factors.Count == 1 && result.Factors[0].Option == "activations" ? "activations" : "arms")} × "
            + $"{result.Design}\n\n{result.Question ?? result.Task}\n\n{result.Verdict.Replace("\n", "\n\n", StringComparison.Ordinal)}\n\n");
        var what = result.HigherIsBetter ? "accuracy" : "unexplained variance";
        var rates = result.Rows.Any(r => r.Rates.Count > 1);
        page.Append(CultureInfo.InvariantCulture,
            $"| | arm | validation {what} | test {what} | {(rates ? "rate | " : "")}epochs to target | seconds to target | µs a step | dead units | "
                + $"gradient, first/last | "
            + $"diverged | still improving |\n|---|---|---|---|---|{(rates ? "---|" : "")}---|---|---|---|---|---|\n");
        foreach (var r in result.Rows)
            page.Append(CultureInfo.InvariantCulture,
                $"| {(r.TiedWithBest ? "=" : "")}{r.Rank} | `{r.Arm.Replace("|", "\\|", StringComparison.Ordinal)}` | {Share(r.Validation)} | "
                + $"{Share(r.Test)} | {(rates ? $"{NumberText.Digits(r.Rate, 3)} | " : "")}{Short(r.EpochsToTarget, "0.#")} | "
                    + $"{Short(r.SecondsToTarget, "0.00")} | "
                + $"{Short(r.MicrosecondsPerStep, "0")} | {Short(100 * r.DeadShare, "0.0", " %")} | {Short(r.GradientRatio, "0.000")} | {r.Diverged} | "
                    + $"{r.StillImproving} |\n");
        if (result.Target is { } target)
            page.Append(CultureInfo.InvariantCulture,
                $"\nThe common target is a validation {what} of {100 * target:0.00} %. Values are mean ± deviation over {result.Design}; `=` marks the "
                    + $"best and "
                + $"what cannot be told from it.\n");
        if (result.Cost is { } cost) page.Append(CultureInfo.InvariantCulture, $"\n{cost}\n");
        if (result.Command is { } command) page.Append(CultureInfo.InvariantCulture, $"\n```\n{command}\n```\n");
        return page.ToString();
    }

    private static string Share(Spread? spread) => spread is null ? "–" : Verdict.Percent(spread);

    private static string Short(double? value, string format, string unit = "") =>
        value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) + unit : "–";

    private static string Full(double? value) => value is { } v ? NumberText.Exact(v) : "";

    private static string Cell(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
