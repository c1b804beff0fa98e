using System.Globalization;
using System.Text;

namespace Hillock.Cli.Rendering;

/// <summary>A function (line) and its derivative (dots) drawn in the terminal, with axes through the origin.</summary>
internal sealed class CurvePlot
{
    private const int Gutter = 6;

    private readonly int _columns;
    private readonly int _rows;
    private readonly BrailleCanvas _value;
    private readonly BrailleCanvas _derivative;
    private readonly double _low;
    private readonly double _high;
    private readonly (double Left, double Right) _x;

    /// <summary>Draws both over [left, right] on <paramref name="columns"/> × <paramref name="rows"/> characters.</summary>
    public CurvePlot(
        Func<double, double> value, Func<double, double> derivative, double left, double right, int columns, int rows)
    {
        (_columns, _rows, _x) = (columns, rows, (left, right));
        (_value, _derivative) = (new BrailleCanvas(columns, rows), new BrailleCanvas(columns, rows));
        var f = Sample(value);
        var d = Sample(derivative);
        (_low, _high) = Extent(f, d);
        Line(f);
        for (var i = 0; i < d.Length; i++)
            if (i % 3 == 0 && double.IsFinite(d[i])) _derivative.Set(i, DotRow(d[i]));
    }

    /// <summary>The picture as lines of Spectre markup; <paramref name="kinks"/> are marked under the axis.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<double> kinks)
    {
        for (var row = 0; row < _rows; row++) yield return Label(row) + Cells(row);
        var shown = kinks.Where(k => k >= _x.Left && k <= _x.Right).ToList();
        if (shown.Count > 0) yield return Marks(shown);
        yield return Ticks();
    }

    private double[] Sample(Func<double, double> f)
    {
        var samples = new double[_columns * 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = f(_x.Left + ((_x.Right - _x.Left) * i / (samples.Length - 1)));
        return samples;
    }

    /// <summary>Zero and nearly everything finite; a curve that shoots off (an exponential) is cut instead of flattening the rest.</summary>
    private static (double Low, double High) Extent(double[] f, double[] d)
    {
        double[] all = [.. f.Concat(d).Where(double.IsFinite).Append(0).Order()];
        double low = all[0], high = all[^1];
        double bulkLow = all[(int)(0.1 * (all.Length - 1))], bulkHigh = all[(int)(0.9 * (all.Length - 1))];
        var bulk = Math.Max(bulkHigh - bulkLow, 1e-9);
        if (high > bulkHigh + (3 * bulk) && bulk > 1e-6) high = bulkHigh + bulk;
        if (low < bulkLow - (3 * bulk) && bulk > 1e-6) low = bulkLow - bulk;
        return high - low < 1e-9 ? (low - 1, high + 1) : (low, high);
    }

    private void Line(double[] f)
    {
        for (var i = 0; i < f.Length; i++)
        {
            if (!double.IsFinite(f[i])) continue;
            var y = DotRow(f[i]);
            _value.Set(i, y);
            if (i > 0 && double.IsFinite(f[i - 1])) _value.Column(i, y, Toward(y, DotRow(f[i - 1])));
        }
    }

    private static int Toward(int y, int previous) => previous > y ? previous - 1 : previous < y ? previous + 1 : y;

    private int DotRow(double y)
    {
        var position = (_high - y) / (_high - _low) * ((_rows * 4) - 1);
        return (int)Math.Round(Math.Clamp(position, -9, (_rows * 4) + 9));
    }

    private int Column(double x) => (int)Math.Round((x - _x.Left) / (_x.Right - _x.Left) * (_columns - 1));

    private int ZeroRow => DotRow(0) / 4;

    private int ZeroColumn => _x is { Left: <= 0, Right: >= 0 } ? Column(0) : 0;

    private string Label(int row)
    {
        var y = row == ZeroRow ? 0 : row == 0 ? _high : row == _rows - 1 ? _low : double.NaN;
        return (double.IsNaN(y) ? "" : Number(y)).PadLeft(Gutter - 1) + " ";
    }

    private string Cells(int row)
    {
        var line = new StringBuilder();
        for (var column = 0; column < _columns; column++)
        {
            int value = _value.Dots(column, row), derivative = _derivative.Dots(column, row);
            if (value != 0) line.Append("[green]").Append(BrailleCanvas.Character(value)).Append("[/]");
            else if (derivative != 0) line.Append("[fuchsia]").Append(BrailleCanvas.Character(derivative)).Append("[/]");
            else line.Append(Axis(column, row));
        }

        return line.ToString().TrimEnd();
    }

    private char Axis(int column, int row) => (column == ZeroColumn, row == ZeroRow) switch
    {
        (true, true) => '┼',
        (true, false) => '│',
        (false, true) => '─',
        _ => ' ',
    };

    private string Marks(List<double> kinks)
    {
        var line = new string(' ', Gutter + _columns).ToCharArray();
        foreach (var kink in kinks) line[Gutter + Column(kink)] = '▲';
        return new string(line).TrimEnd();
    }

    private string Ticks()
    {
        var line = new string(' ', Gutter + _columns + 4).ToCharArray();
        foreach (var x in new[] { _x.Left, 0, _x.Right })
        {
            var text = Number(x);
            text.CopyTo(0, line, Math.Max(0, Gutter + Column(x) - (text.Length - 1)), text.Length);
        }

        return new string(line).TrimEnd();
    }

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
