using Hillock.Cli.Streams;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hillock.Cli.Rendering;

/// <summary>A column, its header on one line or two: numbers stand right; when room is short the highest <paramref name="Sacrifice"/> goes first (0 never).</summary>
internal sealed record Column(string Header, bool Right = false, int Sacrifice = 0, int ShortenTo = 0);

/// <summary>A table without boxes that always fits the width: first texts are shortened, then whole columns left out.</summary>
internal sealed class FittedTable(params Column[] columns)
{
    private const int Gap = 2;

    private readonly List<(string Style, string[] Cells)> _rows = [];

    /// <summary>Adds a row of plain texts; <paramref name="style"/> is a Spectre style such as <c>bold green</c>.</summary>
    public void Add(string style, params string[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"A row of {cells.Length} cells for {columns.Length} columns.", nameof(cells));
        _rows.Add((style, [.. cells.Select(Visible.Line)]));
    }

    /// <summary>Adds a line between rows.</summary>
    public void AddTitle(string title) => _rows.Add(("title", [Visible.Line(title)]));

    /// <summary>The table for <paramref name="width"/> columns of characters, to show live.</summary>
    public IRenderable Render(int width) => new Rows(Lines(width).Select(l => new Markup(l.Length == 0 ? " " : l) { Overflow = Overflow.Crop }));

    /// <summary>Writes the table.</summary>
    public void Write(Screen screen)
    {
        foreach (var line in Lines(screen.Width)) screen.Line(line);
    }

    /// <summary>Header, rule and rows as markup.</summary>
    public IEnumerable<string> Lines(int width)
    {
        var widths = Fit(width);
        var shown = Enumerable.Range(0, columns.Length).Where(c => widths[c] > 0).ToList();
        if (columns.Any(c => c.Header.Contains('\n'))) yield return Line("bold", [.. columns.Select(c => HeaderLine(c, 0))], widths, shown);
        yield return Line("bold", [.. columns.Select(c => HeaderLine(c, 1))], widths, shown);
        yield return $"[dim]{new string('─', Total(widths))}[/]";
        foreach (var (style, cells) in _rows)
            yield return style == "title" ? Title(cells[0], width) : Line(style, cells, widths, shown);
    }

    private static string HeaderLine(Column column, int line)
    {
        var parts = column.Header.Split('\n');
        return parts.Length == 2 ? parts[line] : line == 1 ? parts[0] : "";
    }

    private int Natural(int column) => _rows.Where(r => r.Style != "title").Select(r => TerminalCells.Width(r.Cells[column]))
        .Concat(columns[column].Header.Split('\n').Select(h => h.Length)).Max();

    private static string Title(string title, int width) =>
        title.Length == 0 ? "" : $"[bold]{Markup.Escape(TextWrap.Shorten(title, width))}[/]";

    private int[] Fit(int width)
    {
        var widths = Enumerable.Range(0, columns.Length).Select(Natural).ToArray();
        Shorten(widths, width);
        foreach (var (_, index) in columns.Select((c, i) => (c.Sacrifice, i)).Where(c => c.Sacrifice > 0).OrderByDescending(c => c.Sacrifice))
        {
            if (Total(widths) <= width) break;
            widths[index] = 0;
        }

        return Widen(widths, width);
    }

    private void Shorten(int[] widths, int width)
    {
        for (var i = columns.Length - 1; i >= 0; i--)
            if (columns[i].ShortenTo > 0 && Total(widths) > width)
                widths[i] = Math.Max(Math.Min(widths[i], columns[i].ShortenTo), widths[i] - (Total(widths) - width));
    }

    /// <summary>Gives room won by leaving columns out back to the texts that were shortened.</summary>
    private int[] Widen(int[] widths, int width)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].ShortenTo == 0 || widths[i] == 0) continue;
            widths[i] = Math.Max(4, Math.Min(Natural(i), widths[i] + width - Total(widths)));
        }

        return widths;
    }

    private static int Total(int[] widths) => Math.Max(0, widths.Where(w => w > 0).Sum(w => w + Gap) - Gap);

    private string Line(string style, string[] cells, int[] widths, List<int> shown)
    {
        var parts = shown.Select(c =>
        {
            var text = TextWrap.Shorten(cells[c], widths[c]);
            return columns[c].Right ? TerminalCells.PadLeft(text, widths[c]) : TerminalCells.PadRight(text, widths[c]);
        });
        var line = Markup.Escape(string.Join(new string(' ', Gap), parts).TrimEnd());
        return style.Length == 0 || line.Length == 0 ? line : $"[{style}]{line}[/]";
    }
}
