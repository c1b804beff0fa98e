using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>compare</c>: what was run, the table, the verdict, where it is kept and how to repeat it.</summary>
internal static class ComparisonPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, ComparisonResult result, string? report = null)
    {
        screen.Line($"[bold]{Screen.Escape(result.Data)}[/], {Screen.Escape($"{result.Question ?? result.Task}, network {result.Network}, {result.Design}")}");
        screen.Plain();
        ComparisonTable.Of(result).Write(screen);
        if (result.Rows.Count(r => r.TiedWithBest) > 1) screen.Line($"[dim]{ComparisonTable.Legend}[/]");
        if (result.Rows.Any(r => r.IsUnconverged)) screen.Line($"[dim]{ComparisonTable.ImprovingLegend}[/]");
        screen.Plain();
        foreach (var paragraph in result.Verdict.Split('\n'))
            foreach (var line in TextWrap.Lines(paragraph, screen.Width)) screen.Line($"[bold]{Screen.Escape(line)}[/]");
        foreach (var warning in result.Warnings) Facts.Warning(screen, warning);
        screen.Plain();
        RunPlace.Write(screen, result.Folder, result.Command, report);
    }
}
