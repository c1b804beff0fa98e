using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>A comparison as a table: best first, the best bold, what the seeds cannot tell from it marked.</summary>
internal static class ComparisonTable
{
    /// <summary>What the mark means.</summary>
    public const string Legend = "=  tied with the best: the seeds cannot tell them apart";

    /// <summary>The table of what is finished.</summary>
    public static FittedTable Of(ComparisonResult result)
    {
        var metric = result.Metric == "accuracy" ? "accuracy" : "error";
        var target = result.Target is { } t ? $"{Figures.Fixed(100 * t, 1)} %" : "target";
        var table = new FittedTable(
            new("", true), new("activation", ShortenTo: 12), new($"validation\n{metric} (%)", true), new($"test\n{metric} (%)", true),
            new($"epochs to\n{target}", true, 3), new($"seconds to\n{target}", true, 5), new("µs a\nstep", true, 2),
            new("dead\nunits (%)", true, 1), new("gradient\nratio", true, 4));
        foreach (var row in result.Rows) Add(table, row, result.HigherIsBetter || result.Rows.Count > 0);
        return table;
    }

    private static void Add(FittedTable table, ComparisonRow row, bool ranked)
    {
        var best = ranked && row.Rank == 1 && row.Validation is not null;
        var tied = row.TiedWithBest && !best;
        table.Add(
            best ? "bold green" : tied ? "green" : row.Validation is null ? "dim" : "",
            tied ? $"{row.Rank} =" : $"{row.Rank}  ", row.Activation, Spread(row.Validation, row), Spread(row.Test, row),
            Figures.Fixed(row.EpochsToTarget, 1), Figures.Fixed(row.SecondsToTarget, 2), Figures.Fixed(row.MicrosecondsPerStep, 0),
            Figures.Fixed(100 * row.DeadShare, 1), Figures.Number(row.GradientRatio));
    }

    private static string Spread(Spread? spread, ComparisonRow row)
    {
        if (spread is null) return row.Diverged > 0 ? "diverged" : "-";
        var deviation = spread.Deviation is { } d ? $" ± {Figures.Fixed(100 * d, 2)}" : "";
        return Figures.Fixed(100 * spread.Mean, 2) + deviation;
    }
}
