using System.Globalization;
using System.Text;

namespace Hillock.Cli.Rendering;

/// <summary>Lines by epoch in the terminal: dots of braille, each line's name beside its end; letters where braille cannot be shown.</summary>
/// <remarks>Colour tells the lines apart where there is any; the names at their ends do everywhere.</remarks>
internal sealed class BrailleChart
{
    private const int Most = 6;
    private const int Widest = 72;
    private const int NameRoom = 24;
    private const string Marks = "*o+x#@";
    private static readonly string[] Colors = ["blue", "yellow", "green", "fuchsia", "aqua", "red"];

    private readonly IReadOnlyList<BrailleSeries> _series;
    private readonly BrailleCanvas[] _canvases;
    private readonly int _more;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int _length;
    private readonly double _low;
    private readonly double _high;
    private readonly int _decimals;
    private readonly bool _braille;

    private BrailleChart(IReadOnlyList<BrailleSeries> series, int more, int width, int rows, bool braille)
    {
        (_series, _more, _rows, _braille) = (series, more, rows, braille);
        _length = series.Max(s => s.Values.Count);
        double[] all = [.. series.SelectMany(s => s.Values).Where(double.IsFinite)];
        (_low, _high) = (all.Min(), all.Max());
        if (_high - _low < 1e-9 * Math.Max(1, Math.Abs(_high))) (_low, _high) = (_low - Half(_low), _high + Half(_high));
        _decimals = Math.Clamp((int)Math.Ceiling(1 - Math.Log10(_high - _low)), 0, 6);
        Gutter = Math.Max(Label(_low).Length, Label(_high).Length) + 1;
        var names = Math.Min(NameRoom, series.Max(s => TerminalCells.Width(s.Name)) + 2 + (braille ? 0 : 2));
        _columns = Math.Clamp(width - Gutter - names - 1, 10, Widest);
        _canvases = [.. series.Select(Draw)];
    }

    private int Gutter { get; }

    /// <summary>Writes the chart under its title; nothing where no line has two values.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="title">What is shown, such as <c>validation accuracy (%) by epoch</c>.</param>
    /// <param name="series">The lines, the most important first; six at most are drawn.</param>
    /// <param name="rows">Lines of text that the picture takes.</param>
    public static void Write(Screen screen, string title, IReadOnlyList<BrailleSeries> series, int rows = 7)
    {
        var lines = Lines(series, screen.Width, rows, screen.HasBraille).ToList();
        if (lines.Count == 0) return;
        screen.Line($"[bold]{Screen.Escape(title)}[/]");
        foreach (var line in lines) screen.Line(line);
    }

    /// <summary>The lines of the chart as Spectre markup; none where no line has two values.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<BrailleSeries> series, int width, int rows, bool braille)
    {
        var shown = series.Where(s => s.Values.Count(double.IsFinite) > 1).ToList();
        return shown.Count == 0 ? [] : new BrailleChart([.. shown.Take(Most)], Math.Max(0, shown.Count - Most), width, rows, braille).Lines();
    }

    private static double Half(double value) => Math.Max(0.5e-3, Math.Abs(value) * 0.05);

    private IEnumerable<string> Lines()
    {
        var names = Names();
        for (var row = 0; row < _rows; row++)
        {
            var label = row == 0 ? Label(_high) : row == _rows - 1 ? Label(_low) : row == _rows / 2 ? Label(Value(row)) : "";
            var name = names[row] is { } index ? $" [{Colors[index]}]{Screen.Escape(NameOf(index))}[/]" : "";
            yield return ($"{label.PadLeft(Gutter - 1)} {Screen.Escape(_braille ? "┤" : "|")}{Cells(row)}{name}").TrimEnd();
        }

        var last = _length.ToString(CultureInfo.InvariantCulture);
        yield return $"{new string(' ', Gutter)} 1{("epoch " + last).PadLeft(_columns - 1)}";
        if (_more > 0) yield return $"[dim]{_more} more are not drawn[/]";
    }

    private string NameOf(int index) =>
        (_braille ? "" : $"{Marks[index]} ") + TerminalCells.Shorten(_series[index].Name, NameRoom - 2);

    private string Label(double value) => Figures.Fixed(value, _decimals);

    private double Value(int row) => _high - ((_high - _low) * row / (_rows - 1));

    // The name of each line at the row of its end, or the nearest that is free.
    private int?[] Names()
    {
        var taken = new int?[_rows];
        for (var i = 0; i < _series.Count && i < _rows; i++)
        {
            var row = Dot(_series[i].Values.Last(double.IsFinite)) / 4;
            for (var away = 0; away < 2 * _rows; away++)
            {
                var place = row + (away % 2 == 0 ? away / 2 : -((away + 1) / 2));
                if (place < 0 || place >= _rows || taken[place] is not null) continue;
                taken[place] = i;
                break;
            }
        }

        return taken;
    }

    private int Dot(double value) => (int)Math.Round((_high - value) / (_high - _low) * ((_rows * 4) - 1));

    private int Column(int index) => _length == 1 ? 0 : (int)Math.Round((double)index / (_length - 1) * ((_columns * 2) - 1));

    private BrailleCanvas Draw(BrailleSeries series)
    {
        var canvas = new BrailleCanvas(_columns, _rows);
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (!double.IsFinite(series.Values[i])) continue;
            var (x, y) = (Column(i), Dot(series.Values[i]));
            canvas.Set(x, y);
            if (i == 0 || !double.IsFinite(series.Values[i - 1])) continue;
            var (fromX, fromY) = (Column(i - 1), Dot(series.Values[i - 1]));
            var before = fromY;
            for (var step = fromX + 1; step <= x; step++)
            {
                var at = (int)Math.Round(fromY + ((double)(y - fromY) * (step - fromX) / (x - fromX)));
                canvas.Column(step, at, at > before ? before + 1 : at < before ? before - 1 : at);
                before = at;
            }

            if (fromX == x) canvas.Column(x, fromY, y);
        }

        return canvas;
    }

    private string Cells(int row)
    {
        var line = new StringBuilder();
        for (var column = 0; column < _columns; column++)
        {
            var index = Array.FindIndex(_canvases, c => c.Dots(column, row) != 0);
            if (index < 0) line.Append(' ');
            else line.Append($"[{Colors[index]}]{(_braille ? BrailleCanvas.Character(_canvases[index].Dots(column, row)) : Marks[index])}[/]");
        }

        return line.ToString();
    }
}
