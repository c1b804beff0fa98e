using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>compare</c>: what was run, the table, the verdict, where it is kept and how to repeat it.</summary>
internal static class ComparisonPage
{
    private const int MostCurves = 4;

    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, ComparisonResult result, string? report = null)
    {
        screen.Line($"[bold]{Screen.Escape(result.Data)}[/], {Screen.Escape($"{result.Question ?? result.Task}, network {result.Network}, {result.Design}")}");
        screen.Plain();
        var answer = result.Claim?.Words.Split('\n') ?? [];
        Bold(screen, answer);
        if (answer.Length > 0) screen.Plain();
        ComparisonTable.Of(result).Write(screen);
        if (result.Rows.Count(r => r.TiedWithBest) > 1) screen.Line($"[dim]{ComparisonTable.Legend}[/]");
        if (result.Rows.Any(r => r.IsUnconverged)) screen.Line($"[dim]{ComparisonTable.ImprovingLegend}[/]");
        screen.Plain();
        Curves(screen, result);
        Bold(screen, result.Verdict.Split('\n').Skip(answer.Length)); // the verdict begins with the answer
        if (result.Cost is { } cost) foreach (var line in TextWrap.Lines(cost, screen.Width)) screen.Line(Screen.Escape(line));
        foreach (var warning in result.Warnings) Facts.Warning(screen, warning);
        screen.Plain();
        RunPlace.Write(screen, result.Folder, result.Command, report);
    }

    private static void Bold(Screen screen, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
            foreach (var line in TextWrap.Lines(paragraph, screen.Width)) screen.Line($"[bold]{Screen.Escape(line)}[/]");
    }

    // The mean of each epoch over the trainings that still ran in it.
    private static void Curves(Screen screen, ComparisonResult result)
    {
        var shown = result.Rows.Where(r => r.Curve.Count > 1).Take(MostCurves).ToArray();
        if (shown.Length == 0) return;
        BrailleChart.Write(screen, result.HigherIsBetter ? "validation accuracy (%) by epoch" : "validation error (% of the target's variance) by epoch",
            [.. shown.Select(r => new BrailleSeries(r.Arm, [.. r.Curve.Select(v => 100 * v)]))]);
        screen.Plain();
    }
}
