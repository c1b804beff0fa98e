using System.Text;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;
using static Hillock.Reports.Charts.SafeText;

namespace Hillock.Reports.Pages;

/// <summary>The short report as Markdown, to be pasted into a pull request.</summary>
internal static class MarkdownPage
{
    private const int MostRows = 30;

    /// <summary>Title, verdict, figures, and what the sections give a short report.</summary>
    public static string Of(RunDocument report)
    {
        var text = new StringBuilder($"### {Markdown(report.Title)}\n\n");
        if (report.Lead.Length > 0) text.Append(Markdown(report.Lead)).Append("\n\n");
        foreach (var (index, sentence) in report.Verdict.Index()) text.Append(index == 0 ? $"**{Markdown(sentence)}**\n\n" : Markdown(sentence) + "\n\n");
        foreach (var tile in report.Tiles)
            text.Append($"- {Markdown(tile.Name)}: {Markdown(tile.Value)}{(tile.Note.Length > 0 ? $" ({Markdown(tile.Note)})" : "")}\n");
        if (report.Tiles.Count > 0) text.Append('\n');
        foreach (var block in report.Sections.SelectMany(s => s.Blocks)) Write(text, block);
        foreach (var sentence in report.Missing) text.Append($"_{Markdown(sentence)}_\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder text, Block block)
    {
        if (block is TextBlock { InSummary: true } paragraph) text.Append(Markdown(paragraph.Text)).Append("\n\n");
        if (block is TableBlock { InSummary: true } table) Table(text, table.Grid);
        if (block is CodeBlock { InSummary: true } code) Code(text, code);
    }

    private static void Table(StringBuilder text, Grid grid)
    {
        text.Append($"| {string.Join(" | ", grid.Columns.Select(c => Markdown(c.Name)))} |\n")
            .Append($"|{string.Concat(grid.Columns.Select(c => c.IsNumber ? "---:|" : "---|"))}\n");
        foreach (var (index, row) in grid.Rows.Index().Take(MostRows))
            text.Append($"| {string.Join(" | ", row.Select(c => Cell(c, grid.Strong.Contains(index))))} |\n");
        if (grid.Rows.Count > MostRows) text.Append($"\n{grid.Rows.Count - MostRows} rows more are in the report.\n");
        text.Append('\n');
    }

    private static string Cell(Cell cell, bool strong) => strong && cell.Text.Length > 0 ? $"**{Markdown(cell.Text)}**" : Markdown(cell.Text);

    // The fence is longer than any run of backticks within.
    private static void Code(StringBuilder text, CodeBlock code)
    {
        var lines = Lines(code.Text).TrimEnd('\n');
        var (longest, run) = (0, 0);
        foreach (var c in lines) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', Math.Max(3, longest + 1));
        text.Append($"{Markdown(code.Caption)}\n\n{fence}\n{lines}\n{fence}\n\n");
    }
}
