using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Reports;

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
        Formula(facts, activation);
        facts.Add("parameters", string.Join(", ", activation.Parameters.Select(p => Parameter(activation, p))));
        foreach (var (name, text) in card.Facts is { } derived ? FactLines.Of(derived) : []) facts.Add(name, text);
        foreach (var (name, text) in card.Row is { } row ? KindFacts.Of(row, v => Figures.Number(v)) : []) facts.Add(name, text);
        foreach (var (name, text) in activation is StochasticActivation noisy ? KindFacts.Of(noisy, v => Figures.Number(v)) : []) facts.Add(name, text);
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
        if (card.Elementwise is { } elementwise) Drawn(screen, elementwise);
    }

    private static void Formula(Facts facts, Activation activation)
    {
        // Parameters have a line of their own.
        if (activation is StochasticActivation s)
        {
            facts.Add("in training", Bare(s.Definition));
            facts.Add("predicting", Bare(s.Evaluation.ToString()));
            facts.Add("derivative", Bare(s.AtEvaluation.DerivativeText));
            return;
        }

        facts.Add("formula", Bare(activation.Definition));
        if (activation is ElementwiseActivation e) facts.Add("derivative", Bare(e.DerivativeText));
        foreach (var (name, text) in KindFacts.Derivatives(activation)) facts.Add(name, Bare(text));
    }

    private static string Bare(string formula) => formula.Split("; ")[0];

    private static string Parameter(Activation activation, Parameter p)
    {
        var domain = activation.DomainOf(p.Name);
        var limits = domain == Interval.Everything ? "" : $", in {FactLines.Range(domain)}";
        return $"{p.Name} = {Numbers.Print(p.Value)} "
            + $"({(p.Learnable ? p.PerChannel ? "learned from here, one a channel" : "learned from here, one a layer" : "fixed")}{limits})";
    }

    private static void Drawn(Screen screen, ElementwiseActivation activation)
    {
        screen.Plain();
        Curve(screen, activation, Left, Right);
    }

    /// <summary>Value and derivative over [left, right] in dots.</summary>
    public static void Curve(Screen screen, ElementwiseActivation activation, double left, double right, bool derivative = true)
    {
        double[] kinks = [.. FormulaFacts.Of(activation).Kinks.Select(k => k.X)];
        var columns = Math.Clamp(screen.Width - 9, 20, 61) | 1;
        var plot = new CurvePlot(activation.Formula.Evaluate, derivative ? activation.Derivative.Evaluate : _ => double.NaN, left, right, columns, Rows);
        foreach (var line in plot.Lines(kinks)) screen.Line(line);
        var mark = kinks.Any(k => k >= left && k <= right) ? "   ▲ kink" : "";
        screen.Line($"       [green]⠒⠒[/] value{(derivative ? "   [fuchsia]⠂⠐[/] derivative" : "")}{mark}");
    }
}
