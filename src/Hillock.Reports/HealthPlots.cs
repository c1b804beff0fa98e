using System.Globalization;
using Hillock.Health.Monitoring;
using Hillock.Reports.Drawing;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Palette = Hillock.Reports.Drawing.Palette;

namespace Hillock.Reports;

/// <summary>Pictures of what a monitor saw, as SVG text.</summary>
public static class HealthPlots
{
    private const int Columns = 760;
    private const int MostUnits = 256;
    private const int RowHeight = 22;

    /// <summary>A row for each layer and a cell for each unit: alive, saturated or dead. Of wide layers each cell stands for several units, and shows the worst.</summary>
    /// <exception cref="HillockException">No layer has units whose slope is known.</exception>
    public static string UnitMap(MonitorReport report, Theme theme = Theme.Auto)
    {
        ArgumentNullException.ThrowIfNull(report);
        var layers = report.Layers.Where(l => l.States.Count > 0).ToList();
        if (layers.Count == 0) throw new HillockException("No layer has an activation whose slope is known, so there is no unit to show.");
        var rows = 92 + (RowHeight * layers.Count);
        var description = "Units by layer: " + string.Join("; ", layers.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name} {100 * l.DeadShare:0} % dead, {100 * l.SaturatedShare:0} % saturated")));
        return new Figure(Columns, rows, theme, (canvas, palette) =>
        {
            using var plot = Plot(palette, "units, in order; wide layers in groups that show their worst", "");
            for (var i = 0; i < layers.Count; i++) Row(plot, palette, layers[i], layers.Count - i);
            foreach (var state in Enum.GetValues<UnitState>()) Key(plot, palette, state);
            plot.Axes.Left.TickGenerator = new NumericManual([.. layers.Select((_, i) => (double)(layers.Count - i))], [.. layers.Select(l => FormulaTitle.Shorten(l.Name, 22))]);
            plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
            plot.Axes.Left.MinimumSize = 150;
            plot.HideGrid();
            plot.Axes.SetLimits(0, 1, 0.4, layers.Count + 0.6);
            Render(plot, canvas, 0, rows);
        }).Svg(description);
    }

    /// <summary>The gradient of each layer's weights relative to the weights, layer by layer from the input: at the first look, and at the last.</summary>
    /// <exception cref="HillockException">No look, or no layers with weights.</exception>
    public static string GradientFlow(MonitorReport report, Theme theme = Theme.Auto)
    {
        ArgumentNullException.ThrowIfNull(report);
        int[] weighted = [.. Enumerable.Range(0, report.Layers.Count).Where(i => report.Layers[i].HasWeights)];
        if (weighted.Length == 0 || report.Frames.Count == 0) throw new HillockException("There is no gradient to show: no layer has weights, or no step was looked at.");
        return new Figure(Columns, 380, theme, (canvas, palette) =>
        {
            using var plot = Plot(palette, "layer with weights, from the input", "log10 of gradient over weight");
            Line(plot, palette.Value(0), $"step {report.Frames[0].Step}", Flow(report.Frames[0]));
            if (report.Frames.Count > 1) Line(plot, palette.Value(1), $"step {report.Frames[^1].Step}", Flow(report.Frames[^1]));
            plot.Axes.Bottom.TickGenerator = new NumericManual([.. weighted.Select((_, i) => i + 1.0)], [.. weighted.Select((_, i) => weighted.Length <= 24 || (i + 1) % 5 == 0 ? (i + 1).ToString(CultureInfo.InvariantCulture) : "")]);
            plot.Axes.Left.MinimumSize = 62;
            plot.Axes.AutoScale();
            Render(plot, canvas, 0, 380);
        }).Svg($"Gradients relative to weights over {weighted.Length} layers");

        double[] Flow(MonitorFrame frame) => [.. weighted.Select(i => Math.Log10(frame.Layers[i].WeightGradient / frame.Layers[i].Weight))];
    }

    /// <summary>The validation figure by epoch of two or more variants of a run; the mean over their trainings, as a line each.</summary>
    /// <param name="curves">Name and figure by epoch.</param>
    /// <param name="label">What the figure is.</param>
    /// <param name="theme">The colours.</param>
    public static string Curves(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> curves, string label, Theme theme = Theme.Auto)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return new Figure(Columns, 400, theme, (canvas, palette) =>
        {
            using var plot = Plot(palette, "epoch", label);
            for (var i = 0; i < curves.Count; i++) Line(plot, palette.Value(i), FormulaTitle.Shorten(curves[i].Name, 48), curves[i].Values);
            plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
            plot.Axes.Left.MinimumSize = 62;
            plot.Axes.AutoScale();
            Render(plot, canvas, 0, 400);
        }).Svg($"{label} by epoch: {string.Join(", ", curves.Select(c => c.Name))}");
    }

    private static void Row(Plot plot, Palette palette, LayerHealth layer, int row)
    {
        var cells = Math.Min(MostUnits, layer.Units);
        var states = Enumerable.Range(0, cells).Select(c => layer.States.Skip(c * layer.Units / cells).Take(Math.Max(1, ((c + 1) * layer.Units / cells) - (c * layer.Units / cells))).Max()).ToList();
        for (var from = 0; from < cells;)
        {
            var to = from;
            while (to < cells && states[to] == states[from]) to++; // neighbours alike are one rectangle
            var cell = plot.Add.Rectangle((double)from / cells, (double)to / cells, row - 0.4, row + 0.4);
            cell.FillColor = Color.FromHex(ColorOf(palette, states[from]));
            cell.LineWidth = 0;
            from = to;
        }
    }

    private static void Key(Plot plot, Palette palette, UnitState state) => plot.Legend.ManualItems.Add(new LegendItem
    {
        LabelText = state.ToString().ToLowerInvariant(),
        FillColor = Color.FromHex(ColorOf(palette, state)),
        LineWidth = 0,
    });

    private static string ColorOf(Palette palette, UnitState state) => state switch
    {
        UnitState.Alive => palette.Value(2),
        UnitState.Saturated => palette.Value(4),
        _ => palette.Value(1),
    };

    private static void Line(Plot plot, string color, string label, IReadOnlyList<double> values)
    {
        var points = values.Select((y, i) => (X: i + 1.0, Y: y)).Where(p => double.IsFinite(p.Y)).ToList();
        if (points.Count == 0) return;
        var line = plot.Add.Scatter(points.Select(p => p.X).ToArray(), points.Select(p => p.Y).ToArray());
        line.Color = Color.FromHex(color);
        line.LineWidth = 2.2f;
        line.MarkerSize = points.Count > 40 ? 0 : 5;
        line.LegendText = label;
    }

    private static Plot Plot(Palette palette, string x, string y)
    {
        PlotFont.Register();
        var plot = new Plot();
        PlotStyles.Apply(plot, palette);
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.XLabel(x);
        if (y.Length > 0) plot.YLabel(y);
        PlotStyles.Legend(plot);
        return plot;
    }

    private static void Render(Plot plot, SKCanvas canvas, int top, int bottom) => plot.Render(canvas, new PixelRect(0, Columns, bottom, top));
}
