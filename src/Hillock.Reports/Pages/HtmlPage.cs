using System.Text;
using Hillock.Reports.Documents;
using static Hillock.Reports.Charts.SafeText;

namespace Hillock.Reports.Pages;

/// <summary>A report as one HTML file that needs nothing else: verdict first, charts that show without scripts, a table for each.</summary>
internal static class HtmlPage
{
    /// <summary>The page.</summary>
    public static string Of(RunDocument report)
    {
        var page = new StringBuilder();
        Head(page, report);
        var blocks = new HtmlBlocks(page);
        page.Append("<main id=\"main\">\n");
        foreach (var section in report.Shown)
        {
            page.Append($"<section aria-labelledby=\"{section.Name}\">\n<h2 id=\"{section.Name}\">{Markup(section.Title)}</h2>\n");
            foreach (var block in section.Blocks) blocks.Write(block);
            page.Append("</section>\n");
        }

        Missing(page, report);
        page.Append("</main>\n<footer><p>Written by Hillock. The file holds everything it shows and fetches nothing.</p></footer>\n");
        page.Append($"<script type=\"application/json\" id=\"chart-data\">{PageData.Of(report.Charts)}</script>\n")
            .Append($"<script>{PageAssets.Script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Head(StringBuilder page, RunDocument report)
    {
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageAssets.Policy}\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Hillock\">\n")
            .Append($"<title>{Markup($"{report.Title} – {report.Kind}")}</title>\n<style>\n{PageAssets.Style}</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#main\">to the details</a>\n<header>\n")
            .Append($"<div class=\"kind\"><span>Hillock · {Markup(report.Kind)}</span></div>\n<h1>{Markup(report.Title)}</h1>\n");
        if (report.Lead.Length > 0) page.Append($"<p class=\"lead\">{Markup(report.Lead)}</p>\n");
        page.Append($"<div class=\"verdict {ToneWords.Class(report.Tone)}\">\n<p class=\"says\">{ToneWords.OfVerdict(report.Tone)}</p>\n");
        foreach (var sentence in report.Verdict) page.Append($"<p>{Markup(sentence)}</p>\n");
        page.Append("</div>\n");
        Tiles(page, report);
        page.Append("<nav aria-label=\"Sections\"><ul>\n");
        foreach (var section in report.Shown) page.Append($"<li><a href=\"#{section.Name}\">{Markup(section.Title)}</a></li>\n");
        page.Append("</ul></nav>\n</header>\n");
    }

    private static void Tiles(StringBuilder page, RunDocument report)
    {
        if (report.Tiles.Count == 0) return;
        page.Append("<ul class=\"tiles\">\n");
        foreach (var tile in report.Tiles)
        {
            page.Append($"<li><span class=\"n\">{Markup(tile.Name)}</span><span class=\"v\">{Markup(tile.Value)}</span>");
            if (tile.Note.Length > 0) page.Append($"<span class=\"s\">{Markup(tile.Note)}</span>");
            page.Append("</li>\n");
        }

        page.Append("</ul>\n");
    }

    private static void Missing(StringBuilder page, RunDocument report)
    {
        if (report.Missing.Count == 0) return;
        page.Append("<section aria-labelledby=\"missing\">\n<h2 id=\"missing\">What this folder does not hold</h2>\n<ul>\n");
        foreach (var sentence in report.Missing) page.Append($"<li>{Markup(sentence)}</li>\n");
        page.Append("</ul>\n</section>\n");
    }
}
