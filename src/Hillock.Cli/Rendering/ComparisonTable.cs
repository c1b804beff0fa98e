using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>A comparison as a table: best first, the best bold, what the seeds cannot tell from it marked.</summary>
internal static class ComparisonTable
{
    /// <summary>What the mark means.</summary>
    public const string Legend = "=  cannot be told from the best";

    /// <summary>What the other mark means.</summary>
    public const string ImprovingLegend = "*  still improving when its trainings ended";

    /// <summary>The table of what is finished.</summary>
    public static FittedTable Of(ComparisonResult result)
    {
        var accuracy = result.HigherIsBetter;
        var errors = !accuracy && result.Rows.Any(r => r.ValidationError is not null);
        var unit = result.TargetColumn is { Length: <= 12 } name ? $"({name})" : "(target)";
        var target = result.Target is { } t ? $"{Figures.Fixed(100 * t, 1)} %" : "target";
        var rates = result.Rows.Any(r => r.Rates.Count > 1);
        List<Column> columns =
        [
            new("", true), .. Choices(result).Select(name => new Column(name, ShortenTo: 12)),
            new(accuracy ? "validation\naccuracy (%)" : errors ? $"validation\nerror {unit}" : "validation\nunexplained (%)", true),
            new(accuracy ? "test\naccuracy (%)" : errors ? $"test\nerror {unit}" : "test\nunexplained (%)", true),
        ];
        if (errors) columns.Add(new("un-\nexplained (%)", true, 1));
        if (rates) columns.Add(new("best\nrate", true, 2));
        columns.AddRange(new($"epochs to\n{target}", true, 3), new($"seconds to\n{target}", true, 6), new("µs a\nstep", true, 4),
            new("dead\nunits (%)", true, 2),
            new("gradient\nratio", true, 5));
        var table = new FittedTable([.. columns]);
        var decimals = Figures.Decimals(result.Rows.Select(r => r.SecondsToTarget));
        var choices = Choices(result).Length;
        foreach (var row in result.Rows) Add(table, row, choices, decimals, errors, rates);
        return table;
    }

    // A column a factor: a grid is read down its columns.
    private static string[] Choices(ComparisonResult result) => result.Factors.Count == 0 ? ["activation"]
        : [.. result.Factors.Select(f => f.Option == "activations" ? "activation" : f.Option)];

    private static void Add(FittedTable table, ComparisonRow row, int choices, int decimals, bool errors, bool rates)
    {
        var waiting = row.Validation is null && row.Diverged == 0;
        var best = row.Rank == 1 && row.Validation is not null;
        var tied = row.TiedWithBest && !best && !waiting;
        List<string> cells =
        [
            waiting ? "" : tied ? $"{row.Rank} =" : $"{row.Rank}  ", .. Marked(row.Levels.Count == choices ? row.Levels : [row.Arm], row.IsUnconverged),
            errors ? Amount(row.ValidationError, row) : Spread(row.Validation, row), errors ? Amount(row.TestError, row) : Spread(row.Test, row),
        ];
        if (errors) cells.Add(Figures.Fixed(100 * row.Validation?.Mean, 2));
        if (rates) cells.Add(waiting ? "" : NumberText.Digits(row.Rate, 2));
        cells.AddRange(Figures.Fixed(row.EpochsToTarget, 1), Figures.Fixed(row.SecondsToTarget, decimals), Figures.Fixed(row.MicrosecondsPerStep, 0),
            Figures.Fixed(100 * row.DeadShare, 1), Figures.Ratio(row.GradientRatio));
        table.Add(best ? "bold green" : tied ? "green" : row.Validation is null ? "dim" : "", [.. cells]);
    }

    private static IEnumerable<string> Marked(IReadOnlyList<string> levels, bool unconverged) =>
        unconverged ? [.. levels.SkipLast(1), levels[^1] + " *"] : levels;

    private static string Amount(Spread? spread, ComparisonRow row) => spread is null ? row.Diverged > 0 ? "diverged" : "-" : spread.Amount;

    private static string Spread(Spread? spread, ComparisonRow row)
    {
        if (spread is null) return row.Diverged > 0 ? "diverged" : "-";
        var deviation = spread.Deviation is { } d ? $" ± {Figures.Fixed(100 * d, 2)}" : "";
        return Figures.Fixed(100 * spread.Mean, 2) + deviation;
    }
}
