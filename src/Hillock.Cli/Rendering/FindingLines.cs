using Hillock.Experiments.Repairs;
using Hillock.Health;
using Hillock.Health.Diagnoses;

namespace Hillock.Cli.Rendering;

/// <summary>Findings as a person reads them: what, why, and what to do.</summary>
internal static class FindingLines
{
    /// <summary>The verdict, the findings with the root cause first, and what it explains.</summary>
    public static void Write(Screen screen, Diagnosis diagnosis)
    {
        screen.Line(Verdict(diagnosis.Verdict));
        foreach (var finding in diagnosis.Findings.Where(f => f.Severity > Severity.Note)) Write(screen, finding, finding == diagnosis.RootCause);
        var explained = diagnosis.Symptoms.Where(f => f.Severity > Severity.Note).ToList();
        if (explained.Count > 0)
        {
            screen.Plain();
            screen.Line("[bold]seen too, and explained by the first:[/]");
            foreach (var symptom in explained) Hanging(screen, $"[dim]{symptom.Code}[/] ", symptom.Code.Length + 1, symptom.Elsewhere.Count == 0
                ? symptom.Message : $"{symptom.Message} So it is{Elsewhere(symptom)}.");
        }

        var notes = diagnosis.Findings.Concat(diagnosis.Symptoms).Where(f => f.Severity == Severity.Note).ToList();
        if (notes.Count == 0) return;
        screen.Plain();
        foreach (var note in notes) Hanging(screen, "[bold]note:[/] ", 6, note.Message);
    }

    /// <summary>One finding.</summary>
    public static void Write(Screen screen, Finding finding, bool isRoot = false)
    {
        var (label, style) = Label(finding.Severity);
        screen.Plain();
        var sure = finding.Certainty < 1 ? $", {100 * finding.Certainty:0} % sure" : "";
        screen.Line($"[{style}]{label}:[/] "
            + $"[dim]{finding.Code}{(finding.Layer is { } layer ? $" in {Screen.Escape(layer + Elsewhere(finding))}" : "")}{sure}[/]"
                + $"{(isRoot ? " [bold]mend this first[/]" : "")}");
        foreach (var line in TextWrap.Lines($"{finding.Message} {finding.Cause}", screen.Width - 2)) screen.Plain("  " + line);
        foreach (var line in TextWrap.Lines("→ " + SettingWords.Fix(finding), screen.Width - 2)) screen.Plain("  " + line);
    }

    /// <summary>How a severity is called, and the style it is shown in.</summary>
    public static (string Word, string Style) Label(Severity severity) => severity switch
    {
        Severity.Error => ("error", "bold red"),
        Severity.Warning => ("warning", "bold yellow"),
        _ => ("note", "bold"),
    };

    private static string Elsewhere(Finding finding) => finding.Elsewhere.Count switch
    {
        0 => "",
        <= 3 => $" and {string.Join(", ", finding.Elsewhere)}",
        var more => $" and {more} layers more",
    };

    private static string Verdict(HealthVerdict verdict) => verdict switch
    {
        HealthVerdict.Healthy => "[bold green]healthy[/]: nothing that needs a change",
        HealthVerdict.Warning => "[bold yellow]warning[/]: it can train, with a weakness",
        _ => "[bold red]failing[/]: it does not train as it is",
    };

    private static void Hanging(Screen screen, string markup, int width, string text)
    {
        var lines = TextWrap.Lines(text, Math.Max(20, screen.Width - width - 2)).ToList();
        screen.Line($"  {markup}{Screen.Escape(lines[0])}");
        foreach (var line in lines.Skip(1)) screen.Plain(new string(' ', width + 2) + line);
    }
}
