using System.Text;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;
using static Hillock.Reports.Charts.SafeText;

namespace Hillock.Reports.Pages;

/// <summary>The parts of a section as HTML.</summary>
internal sealed class HtmlBlocks(StringBuilder page)
{
    private int _charts;
    private int _tables;

    /// <summary>Writes a part.</summary>
    public void Write(Block block)
    {
        switch (block)
        {
            case TextBlock text:
                Text(text);
                break;
            case FactBlock facts:
                page.Append("<dl>\n");
                foreach (var (name, value) in facts.Facts) page.Append($"<dt>{Markup(name)}</dt><dd>{Markup(value)}</dd>\n");
                page.Append("</dl>\n");
                break;
            case TableBlock table:
                Table(table.Grid, table.MostRows);
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ChartBlock charts:
                Charts(charts);
                break;
            default:
                throw new InvalidOperationException($"{block.GetType().Name} has no HTML yet; add it here.");
        }
    }

    private void Text(TextBlock text)
    {
        var (word, style) = (ToneWords.OfNote(text.Tone), ToneWords.Class(text.Tone));
        if (word.Length == 0) page.Append($"<p>{Markup(text.Text)}</p>\n");
        else page.Append($"<p class=\"note {style}\"><span class=\"word {style}\">{word}</span> {Markup(text.Text)}</p>\n");
    }

    private void Code(CodeBlock code)
    {
        var pre = $"<pre class=\"wrap\" tabindex=\"0\" aria-label=\"{Markup(code.Caption)}\" data-copy=\"\">{MarkupLines(code.Text)}</pre>\n";
        if (code.IsFolded) page.Append($"<details><summary>{Markup(code.Caption)}</summary>\n{pre}</details>\n");
        else page.Append($"<p>{Markup(code.Caption)}</p>\n{pre}");
    }

    private void Charts(ChartBlock block)
    {
        var shown = block.Charts.Where(c => !c.IsEmpty).ToList();
        if (shown.Count == 0) return;
        page.Append("<div class=\"charts\">\n");
        foreach (var chart in shown) Figure(chart);
        page.Append("</div>\n");
    }

    private void Figure(Chart chart)
    {
        var id = $"c{_charts++}";
        page.Append($"<figure>\n<figcaption><h3>{Markup(chart.Title)}</h3>");
        if (chart.Note.Length > 0) page.Append($"<p>{Markup(chart.Note)}</p>");
        page.Append($"</figcaption>\n<div>\n<div class=\"plot\" data-chart=\"{Markup(chart.Name)}\" data-title=\"{Markup(chart.Title)}\">\n")
            .Append(chart.Draw($"{id}w", Chart.Wide).Svg(chart.Title, chart.Reading, "class=\"ch wide\""))
            .Append(chart.Draw($"{id}n", Chart.Narrow).Svg(chart.Title, chart.Reading, "class=\"ch narrow\""))
            .Append("</div>\n<details><summary>the numbers of this chart</summary>\n");
        Table(chart is LineChart lines ? lines.Excerpt() : chart.Table, 60);
        page.Append("</details>\n</div>\n</figure>\n");
    }

    private void Table(Grid grid, int most)
    {
        var name = $"table-{_tables++}";
        var tall = grid.Rows.Count > 16 ? " tall" : "";
        page.Append($"<div class=\"scroll{tall}\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{name}\">\n<table>\n")
            .Append($"<caption id=\"{name}\">{Markup(grid.Caption)}</caption>\n<thead><tr>");
        foreach (var column in grid.Columns) page.Append($"<th scope=\"col\"{(column.IsNumber ? " class=\"num\"" : "")}>{Markup(column.Name)}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var (index, row) in grid.Rows.Index().Take(most)) Row(grid, index, row);
        page.Append("</tbody>\n</table>\n</div>\n");
        if (grid.Rows.Count > most) page.Append($"<p>{grid.Rows.Count - most} rows more are in the CSV of this table.</p>\n");
    }

    private void Row(Grid grid, int index, IReadOnlyList<Cell> row)
    {
        page.Append(grid.Strong.Contains(index) ? "<tr class=\"strong\">" : "<tr>");
        for (var c = 0; c < row.Count; c++)
        {
            var style = grid.Columns[c].IsNumber ? " class=\"num\"" : "";
            page.Append(c == 0 ? $"<th scope=\"row\"{style}>{Markup(row[c].Text)}</th>" : $"<td{style}>{Markup(row[c].Text)}</td>");
        }

        page.Append("</tr>\n");
    }
}
