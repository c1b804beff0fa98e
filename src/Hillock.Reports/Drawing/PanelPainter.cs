using Hillock.Formulas;
using Hillock.Reports.Curves;
using ScottPlot;

namespace Hillock.Reports.Drawing;

/// <summary>Turns a panel into a plot of ScottPlot.</summary>
internal sealed class PanelPainter(Palette palette, Interval x, double pixels, bool dashesByColor)
{
    private const double Typical = 2;
    private const int MostMarks = 24;

    private static readonly LinePattern Long = new([7, 5], 0, "long");
    private static readonly LinePattern Short = new([5, 3], 0, "short");

    // Tenths of a pixel are not seen; leaving them out makes the files a tenth of the size.
    private const double Tolerance = 0.12;

    /// <summary>Draws it.</summary>
    public Plot Paint(Panel panel)
    {
        PlotFont.Register();
        var plot = new Plot();
        PlotStyles.Apply(plot, palette);
        var y = VerticalExtent.Of(panel.Lines.Select(l => l.Curve));
        Ground(plot);
        foreach (var line in panel.Lines) Asymptotes(plot, line, y);
        foreach (var line in panel.Lines) Line(plot, line, line.Curve.Thin(Tolerance * (y.High - y.Low) / pixels, y));
        foreach (var line in panel.Lines) Marks(plot, line);
        if (panel.Frame.HasLegend) Legend(plot, panel);
        if (panel.Title.Length > 0) plot.Title(panel.Title);
        if (panel.YLabel.Length > 0) plot.YLabel(panel.YLabel);
        if (panel.Frame.HasXLabel) plot.XLabel("x");
        plot.Axes.Left.MinimumSize = panel.Frame.LeastLeft;
        plot.Axes.SetLimits(x.Low, x.High, y.Low, y.High);
        return plot;
    }

    private void Ground(Plot plot)
    {
        if (x.Low < Typical && x.High > -Typical)
        {
            var shade = plot.Add.HorizontalSpan(Math.Max(-Typical, x.Low), Math.Min(Typical, x.High));
            shade.FillColor = Color.FromHex(palette.Shade).WithAlpha(0.1);
            shade.LineStyle.Width = 0;
        }

        Rule(plot.Add.HorizontalLine(0));
        if (x.Contains(0)) Rule(plot.Add.VerticalLine(0));
    }

    private void Rule(ScottPlot.Plottables.AxisLine line)
    {
        line.Color = Color.FromHex(palette.Zero);
        line.LineWidth = 1;
    }

    private void Asymptotes(Plot plot, PanelLine line, Interval y)
    {
        foreach (var asymptote in line.Asymptotes)
        {
            double from = asymptote.Side < 0 ? x.Low : Math.Max(0, x.Low), to = asymptote.Side < 0 ? Math.Min(0, x.High) : x.High;
            if (to <= from || (asymptote.Slope == 0 && !y.Contains(asymptote.Height))) continue;
            var drawn = plot.Add.ScatterLine(new[] { from, to }, new[] { asymptote.At(from), asymptote.At(to) });
            Stroke(drawn, palette.Asymptote, 1.3f, Long);
        }
    }

    private void Line(Plot plot, PanelLine line, SampledCurve curve)
    {
        foreach (var piece in curve.Pieces)
        {
            var drawn = plot.Add.ScatterLine(piece.Select(p => p.X).ToArray(), piece.Select(p => p.Y).ToArray());
            Stroke(drawn, line.Color, line.Width, line.IsDashed ? Short : LinePattern.Solid);
        }
    }

    private void Stroke(ScottPlot.Plottables.Scatter line, string color, float width, LinePattern pattern)
    {
        line.Color = Color.FromHex(color);
        line.LineWidth = width;
        line.MarkerSize = 0;

        // In an SVG the dashes are an attribute, put on by colour, instead of a path for each dash.
        line.LinePattern = dashesByColor ? LinePattern.Solid : pattern;
    }

    private void Marks(Plot plot, PanelLine line)
    {
        var color = Color.FromHex(line.Color);
        foreach (var at in line.Curve.Breaks.Where(b => double.IsFinite(b.Value) && (line.MarksBends || b.IsJump)).Take(MostMarks))
        {
            foreach (var y in at.Open.Distinct()) Mark(plot, at.X, y, Color.FromHex(palette.Background), color);
            Mark(plot, at.X, at.Value, color, color);
        }
    }

    private static void Mark(Plot plot, double x, double y, Color fill, Color outline)
    {
        var mark = plot.Add.Marker(x, y, MarkerShape.FilledCircle, 7);
        mark.MarkerFillColor = fill;
        mark.MarkerStyle.OutlineColor = outline;
        mark.MarkerStyle.OutlineWidth = 1.6f;
    }

    private void Legend(Plot plot, Panel panel)
    {
        var items = panel.Lines.Select(l => Item(l.Label, l.Color, l.IsDashed ? l.Width : Math.Min(l.Width, 2.8f), l.IsDashed ? Short : LinePattern.Solid)).ToList();
        if (panel.Frame.HasAsymptotes) items.Add(Item("asymptote", palette.Asymptote, 1.3f, Long));
        if (x.Low < Typical && x.High > -Typical)
            items.Add(new LegendItem { LabelText = "95 % of N(0, 1) inputs", FillColor = Color.FromHex(palette.Shade).WithAlpha(0.25), OutlineWidth = 0 });
        plot.Legend.ManualItems.AddRange(items);
        PlotStyles.Legend(plot);
    }

    private LegendItem Item(string label, string color, float width, LinePattern pattern) => new()
    {
        LabelText = label,
        LineColor = Color.FromHex(color),
        LineWidth = width,
        LinePattern = dashesByColor ? LinePattern.Solid : pattern,
    };
}
