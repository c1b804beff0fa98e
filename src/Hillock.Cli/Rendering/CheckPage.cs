using Hillock.Health;
using Hillock.Health.Checks;

namespace Hillock.Cli.Rendering;

/// <summary>The report of <c>check</c>: a line for what is well, the findings with numbers and advice.</summary>
internal static class CheckPage
{
    private const int Left = 18;

    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, CheckReport report)
    {
        Facts.Title(screen, report.Activation.Text, report.Activation.Summary);
        Head(screen, report);
        foreach (var outcome in report.Outcomes) Line(screen, outcome);
        foreach (var finding in report.Findings) Finding(screen, finding);
        screen.Plain();
        screen.Line(Verdict(report));
    }

    /// <summary>What <c>--json</c> prints.</summary>
    public static object Json(CheckReport report) => new
    {
        Activation = report.Activation.Text,
        report.Formula,
        report.Compiled,
        report.Derivative,
        Ok = !report.HasErrors,
        Errors = report.Count(Severity.Error),
        Warnings = report.Count(Severity.Warning),
        Notes = report.Count(Severity.Note),
        Checks = report.Outcomes.Select(o => new
        {
            o.Id,
            o.Title,
            o.Passed,
            o.Summary,
            Findings = o.Findings.Select(f =>
                new { Severity = FindingLines.Label(f.Severity).Word, f.Code, f.Message, f.X, f.Expected, f.Got, Advice = f.Fix }),
        }),
        report.Learning,
    };

    private static void Head(Screen screen, CheckReport report)
    {
        var facts = new Facts();
        if (report.Formula != report.Activation.Text) facts.Add("formula", report.Formula ?? "");
        if (report.Compiled != report.Formula) facts.Add("compiled as", report.Compiled ?? "");
        facts.Add("derivative", report.Derivative ?? "");
        facts.Write(screen);
        screen.Plain();
    }

    private static void Line(Screen screen, CheckOutcome outcome)
    {
        var worst = outcome.Findings.Count == 0 ? (Severity?)null : outcome.Findings[0].Severity;
        var (mark, style) = worst switch
        {
            Severity.Error => ("✗", "bold red"),
            Severity.Warning => ("!", "bold yellow"),
            _ => ("✓", "green"),
        };
        var lines = TextWrap.Lines(outcome.Findings.Any(f => f.Message == outcome.Summary) ? "see below"
            : outcome.Summary, Math.Max(20, screen.Width - Left - 2)).ToList();
        screen.Line($"[{style}]{mark}[/] {outcome.Title.PadRight(Left)}{Screen.Escape(lines[0])}");
        foreach (var line in lines.Skip(1)) screen.Plain(new string(' ', Left + 2) + line);
    }

    private static void Finding(Screen screen, Finding finding)
    {
        var (label, style) = FindingLines.Label(finding.Severity);
        screen.Plain();
        screen.Line($"[{style}]{label}:[/] [dim]{finding.Code}[/]");
        foreach (var line in TextWrap.Lines(finding.Message, screen.Width - 2)) screen.Plain("  " + line);
        if (finding is { X: { } x, Expected: { } expected, Got: { } got } && !double.IsNaN(expected))
            screen.Plain($"  x = {Figures.Exact(x)}, expected {Figures.Exact(expected)}, got {Figures.Exact(got)}");
        foreach (var line in TextWrap.Lines("→ " + finding.Fix, screen.Width - 2)) screen.Plain("  " + line);
    }

    private static string Verdict(CheckReport report)
    {
        var (errors, warnings, notes) = (report.Count(Severity.Error), report.Count(Severity.Warning), report.Count(Severity.Note));
        var verdict = errors > 0 ? "[bold red]wrong[/]" : warnings > 0 ? "[bold yellow]usable, with care[/]" : "[bold green]sound[/]";
        return $"{verdict}: {Amount(errors, "error")}, {Amount(warnings, "warning")}, {Amount(notes, "note")}";
    }

    private static string Amount(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
