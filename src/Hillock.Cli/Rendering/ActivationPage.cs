using System.Globalization;
using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Cli.Rendering;

/// <summary>An activation as a page of text with its curve.</summary>
internal static class ActivationPage
{
    private const double Left = -5;
    private const double Right = 5;
    private const int Rows = 14;

    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, ActivationCard card)
    {
        var activation = card.Activation;
        Facts.Title(screen, activation.Text, activation.Summary);
        var facts = new Facts();
        facts.Add("formula", card.Formula);
        facts.Add("derivative", card.Derivative);
        facts.Add("parameters", string.Join(", ", card.Parameters.Select(Parameter)));
        facts.Add("range", Range(card.Range));
        facts.Add("kinks", card.Kinks.Count == 0 ? "none" : string.Join(", ", card.Kinks.Select(k => "x = " + Figures.Number(k))));
        if (card.Matching is { } matching)
            facts.Add("initialiser", $"{matching.Initializer} (keeps the size of signals: gain {Figures.Number(matching.Gain)})");
        facts.Add("family", activation.Info.Family == activation.Id ? "" : activation.Family);
        facts.Add("also called", string.Join(", ", activation.Aliases));
        facts.Add("for it", activation.Info.Strength);
        facts.Add("against it", activation.Info.Weakness);
        facts.Add("used in", activation.Info.Use);
        facts.Add("source", activation.Source);
        facts.Write(screen);
        if (activation is ElementwiseActivation elementwise) Curve(screen, elementwise, card.Kinks);
    }

    /// <summary>As in <c>[-0.2785, ∞)</c>.</summary>
    public static string Range(Interval range) =>
        $"{(range.LowAttained ? '[' : '(')}{Figures.Number(range.Low)}, {Figures.Number(range.High)}{(range.HighAttained ? ']' : ')')}";

    private static string Parameter(Parameter p) =>
        $"{p.Name} = {p.Value.ToString("R", CultureInfo.InvariantCulture)} ({(p.Learnable ? "learned, this is its start" : "fixed")})";

    private static void Curve(Screen screen, ElementwiseActivation activation, IReadOnlyList<double> kinks)
    {
        screen.Plain();
        var columns = Math.Clamp(screen.Width - 8, 20, 61) | 1;
        var plot = new CurvePlot(activation.Formula.Evaluate, activation.Derivative.Evaluate, Left, Right, columns, Rows);
        foreach (var line in plot.Lines(kinks)) screen.Line(line);
        var mark = kinks.Any(k => k is >= Left and <= Right) ? "   ▲ kink" : "";
        screen.Line($"      [green]⠒⠒[/] value   [fuchsia]⠂⠐[/] derivative{mark}");
    }
}
