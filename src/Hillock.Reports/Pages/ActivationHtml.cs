using System.Net;
using System.Text;
using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Reports.Pages;

/// <summary>An activation on one self-contained HTML page: no scripts, nothing fetched, light or dark as the reader's system is.</summary>
public static class ActivationHtml
{
    /// <summary>The page.</summary>
    public static string Of(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<title>").Append(Text(activation.Text)).Append("</title>\n<style>\n").Append(PageStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n");
        page.Append("<h1>").Append(Text(activation.Text)).Append("</h1>\n");
        if (activation.Summary.Length > 0) page.Append("<p class=\"lead\">").Append(Text(activation.Summary)).Append("</p>\n");
        Formulas(page, activation);
        Facts(page, activation);
        Said(page, activation);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Formulas(StringBuilder page, Activation activation)
    {
        page.Append("<dl class=\"formula\">\n");
        switch (activation)
        {
            case ElementwiseActivation e:
                Row(page, "f(x)", Code(e.Formula.ToString()));
                Row(page, "f′(x)", Code(e.Derivative.ToString()));
                break;
            case StochasticActivation s:
                Row(page, "in training", Code(s.Definition));
                Row(page, "predicting", Code(s.Evaluation.ToString()));
                Row(page, "f′(x)", Code(s.AtEvaluation.Derivative.ToString()));
                break;
            default:
                Row(page, "f", Code(activation.Definition));
                foreach (var (name, text) in KindFacts.Derivatives(activation)) Row(page, Text(name), Code(text));
                break;
        }

        foreach (var p in activation.Parameters)
            Row(page, Text(p.Name),
                $"<code>{Numbers.Print(p.Value)}</code>{(p.Learnable ? $" at the start, then learned, one a {(p.PerChannel ? "channel" : "layer")}" : "")}");
        page.Append("</dl>\n");
    }

    private static void Facts(StringBuilder page, Activation activation)
    {
        if (activation is not CustomActivation)
        {
            page.Append("<figure>\n")
                .Append(new ActivationPlot([activation], new ActivationPlotOptions { Title = activation is RowActivation and not GatedActivation }).ToSvg())
                .Append("</figure>\n");
        }

        var facts = FactSheet.Of(activation).ToList();
        if (facts.Count == 0) return;
        page.Append("<h2>Facts</h2>\n<dl>\n");
        foreach (var (name, value) in facts) Row(page, Text(name), Text(value));
        page.Append("</dl>\n");
    }

    private static void Said(StringBuilder page, Activation activation)
    {
        var rows = new[]
        {
            ("for it", activation.Info.Strength), ("against it", activation.Info.Weakness), ("used in", activation.Info.Use),
            ("family", activation.Info.Id == activation.Family ? "" : activation.Family), ("also called", string.Join(", ", activation.Aliases)),
                ("frameworks", string.Join(", ", activation.Presets)), ("source", activation.Source),
        }.Where(r => r.Item2.Length > 0).ToList();
        if (rows.Count == 0) return;
        page.Append("<h2>About</h2>\n<dl>\n");
        foreach (var (name, value) in rows) Row(page, name, Text(value));
        page.Append("</dl>\n");
    }

    private static void Row(StringBuilder page, string name, string html) =>
        page.Append("<dt>").Append(name).Append("</dt><dd>").Append(html).Append("</dd>\n");

    // Parameters have rows of their own.
    private static string Code(string formula) => $"<code>{Text(formula.Split("; ")[0])}</code>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
