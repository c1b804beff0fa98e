using System.Globalization;
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
        if (activation is ElementwiseActivation elementwise) Elementwise(page, elementwise);
        else page.Append("<dl class=\"formula\">\n<dt>definition</dt><dd><code>").Append(Text(activation.Definition)).Append("</code></dd>\n</dl>\n");
        Said(page, activation);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Elementwise(StringBuilder page, ElementwiseActivation activation)
    {
        page.Append("<dl class=\"formula\">\n");
        Row(page, "f(x)", Code(activation.Formula));
        Row(page, "f′(x)", Code(activation.Derivative));
        foreach (var p in activation.Parameters)
            Row(page, Text(p.Name), $"<code>{p.Value.ToString("R", CultureInfo.InvariantCulture)}</code>{(p.Learnable ? " at the start, then learned" : "")}");
        page.Append("</dl>\n<figure>\n")
            .Append(new ActivationPlot([activation], new ActivationPlotOptions { Title = false }).ToSvg())
            .Append("</figure>\n<h2>Facts</h2>\n<dl>\n");
        foreach (var (name, value) in FactSheet.Of(activation)) Row(page, Text(name), Text(value));
        page.Append("</dl>\n");
    }

    private static void Said(StringBuilder page, Activation activation)
    {
        var rows = new[]
        {
            ("for it", activation.Info.Strength), ("against it", activation.Info.Weakness), ("used in", activation.Info.Use),
            ("family", activation.Info.Id == activation.Family ? "" : activation.Family), ("also called", string.Join(", ", activation.Aliases)), ("source", activation.Source),
        }.Where(r => r.Item2.Length > 0).ToList();
        if (rows.Count == 0) return;
        page.Append("<h2>About</h2>\n<dl>\n");
        foreach (var (name, value) in rows) Row(page, name, Text(value));
        page.Append("</dl>\n");
    }

    private static void Row(StringBuilder page, string name, string html) =>
        page.Append("<dt>").Append(name).Append("</dt><dd>").Append(html).Append("</dd>\n");

    private static string Code(Formula formula) => $"<code>{Text(formula.ToString().Split(';')[0])}</code>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
