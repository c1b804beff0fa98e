using System.Globalization;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Cli.Rendering;

/// <summary>An activation as a page of text with its curve.</summary>
internal static class ActivationPage
{
    private const double Left = -5;
    private const double Right = 5;
    private const int Rows = 14;

    /// <summary>Writes the page.</summary>
    public static void Write(Screen screen, ActivationCard card, ActivationCost? cost = null)
    {
        var activation = card.Activation;
        Facts.Title(screen, activation.Text, activation.Summary);
        var facts = new Facts();
        facts.Add("kind", activation is ElementwiseActivation ? "" : card.Kind);
        facts.Add("formula", activation.Definition);
        facts.Add("derivative", card.Derivative ?? "");
        facts.Add("parameters", string.Join(", ", activation.Parameters.Select(p => Parameter(activation, p))));
        foreach (var (name, text) in card.Facts is { } derived ? FactLines.Of(derived) : []) facts.Add(name, text);
        facts.Add("initialiser", card.Initializer?.Split('(')[0] ?? "");
        facts.Add("cost", cost is null ? "" : FactLines.Cost(cost));
        facts.Add("family", activation.Info.Family == activation.Id ? "" : activation.Family);
        facts.Add("also called", string.Join(", ", activation.Aliases));
        facts.Add("frameworks", string.Join(", ", activation.Presets));
        facts.Add("for it", activation.Info.Strength);
        facts.Add("against it", activation.Info.Weakness);
        facts.Add("used in", activation.Info.Use);
        facts.Add("source", activation.Source);
        facts.Write(screen);
        if (card is { Elementwise: { } elementwise, Facts: { } found }) Curve(screen, elementwise, [.. found.Kinks.Select(k => k.X)]);
    }

    private static string Parameter(Activation activation, Parameter p)
    {
        var domain = activation.DomainOf(p.Name);
        var limits = domain == Interval.Everything ? "" : $", in {FactLines.Range(domain)}";
        return $"{p.Name} = {p.Value.ToString("R", CultureInfo.InvariantCulture)} ({(p.Learnable ? "learned, this is its start" : "fixed")}{limits})";
    }

    private static void Curve(Screen screen, ElementwiseActivation activation, IReadOnlyList<double> kinks)
    {
        screen.Plain();
        var columns = Math.Clamp(screen.Width - 9, 20, 61) | 1;
        var plot = new CurvePlot(activation.Formula.Evaluate, activation.Derivative.Evaluate, Left, Right, columns, Rows);
        foreach (var line in plot.Lines(kinks)) screen.Line(line);
        var mark = kinks.Any(k => k is >= Left and <= Right) ? "   ▲ kink" : "";
        screen.Line($"       [green]⠒⠒[/] value   [fuchsia]⠂⠐[/] derivative{mark}");
    }
}
