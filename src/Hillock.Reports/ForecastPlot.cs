using Hillock.Health.Forecasts;
using Hillock.Reports.Drawing;
using ScottPlot;
using SkiaSharp;
using Palette = Hillock.Reports.Drawing.Palette;

namespace Hillock.Reports;

/// <summary>A picture of a forecast: the size of signal and gradient by layer, the forecast as a line and what was measured as dots.</summary>
public sealed class ForecastPlot
{
    private const int Columns = 720, Rows = 640;
    private static readonly LinePattern Band = new([5, 3], 0, "band");

    private readonly ForecastReport _report;
    private readonly IReadOnlyList<LayerMeasure> _measured;
    private readonly ForecastPlotOptions _options;

    /// <summary>Prepares the picture.</summary>
    /// <param name="report">The forecast.</param>
    /// <param name="measured">A line for each layer of it; none to draw the forecast alone.</param>
    /// <param name="options">Title and colours.</param>
    /// <exception cref="HillockException">A forecast of no layers, or another network's measurement.</exception>
    public ForecastPlot(ForecastReport report, IReadOnlyList<LayerMeasure>? measured = null, ForecastPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        (_report, _measured, _options) = (report, measured ?? [], options ?? new());
        if (report.Layers.Count == 0) throw new HillockException("The forecast has no layers to draw.");
        if (_measured.Count > 0 && _measured.Count != report.Layers.Count)
            throw new HillockException($"The forecast is of {report.Layers.Count} layers and the measurement of {_measured.Count}; they must be of one network.");
    }

    /// <summary>The picture as SVG text.</summary>
    public string ToSvg() => Figure().Svg($"Forecast of {_options.Title}: {_report.Sentence}", panels: 2);

    /// <summary>The picture as PNG bytes, twice as dense.</summary>
    public byte[] ToPng() => Figure().Png();

    /// <summary>Writes the picture, in the format that the name of the file ends in.</summary>
    /// <exception cref="HillockException">The name ends in neither .svg nor .png, or the place cannot be written.</exception>
    public void Save(string path)
    {
        if (!ActivationPlot.Knows(path)) throw new HillockException($"'{path}' does not end in .svg or .png, so the kind of picture is unclear; give a name such as forecast.svg.");
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase)) AtomicFile.WriteText(path, ToSvg());
        else AtomicFile.Write(path, stream => stream.Write(ToPng()));
    }

    private Figure Figure() => new(Columns, Rows, _options.Theme, Draw);

    private void Draw(SKCanvas canvas, Palette palette)
    {
        var middle = (Rows - 40) / 2;
        using var signal = Panel(palette, "log10 of the signal's mean square", 0, l => Math.Log10(l.OutputMeanSquare), m => Math.Log10(m.MeanSquare), band: 3);
        using var gradient = Panel(palette, "log10 of the squared gradient", 1, l => l.Log10OutputGradient, m => m.Log10Gradient ?? double.NaN, band: 2);
        signal.HideLegend();
        if (_options.Title.Length > 0) signal.Title(FormulaTitle.Shorten(_options.Title, 80));
        gradient.XLabel("layer, from the input");
        PlotStyles.Legend(gradient);
        signal.Render(canvas, new PixelRect(0, Columns, middle, 0));
        gradient.Render(canvas, new PixelRect(0, Columns, Rows, middle));
    }

    private Plot Panel(Palette palette, string label, int color, Func<LayerForecast, double> forecast, Func<LayerMeasure, double> measured, double band)
    {
        PlotFont.Register();
        var plot = new Plot();
        PlotStyles.Apply(plot, palette);
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.YLabel(label);
        plot.Axes.Left.MinimumSize = 62;
        // Where a healthy network stays.
        foreach (var y in (double[])[-band, band])
        {
            var rule = plot.Add.HorizontalLine(y);
            rule.Color = Color.FromHex(palette.Asymptote);
            rule.LineWidth = 1;
            rule.LinePattern = Band;
            if (y > 0) rule.LegendText = "where it should stay within";
        }

        var (xs, ys) = Finite([.. _report.Layers.Select(forecast)]);
        var line = plot.Add.ScatterLine(xs, ys);
        line.Color = Color.FromHex(palette.Value(color));
        line.LineWidth = 2.4f;
        line.LegendText = "forecast";
        var (mx, my) = Finite([.. _measured.Select(measured)]);
        if (mx.Length > 0)
        {
            var dots = plot.Add.ScatterPoints(mx, my);
            dots.Color = Color.FromHex(palette.Value(2));
            dots.MarkerSize = 5;
            dots.LegendText = "measured";
        }

        var all = ys.Concat(my).DefaultIfEmpty(0).ToList();
        var (low, high) = (Math.Min(-band, all.Min()), Math.Max(band, all.Max()));
        var room = 0.08 * (high - low);
        plot.Axes.SetLimits(0.5, _report.Layers.Count + 0.5, low - room, high + room);
        return plot;
    }

    private static (double[] X, double[] Y) Finite(IReadOnlyList<double> values)
    {
        var kept = values.Select((y, i) => (X: i + 1.0, Y: y)).Where(p => double.IsFinite(p.Y)).ToList();
        return ([.. kept.Select(p => p.X)], [.. kept.Select(p => p.Y)]);
    }
}
