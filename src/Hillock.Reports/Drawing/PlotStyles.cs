using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hillock.Reports.Drawing;

/// <summary>The look that all plots share.</summary>
internal static class PlotStyles
{
    /// <summary>Puts it on <paramref name="plot"/>.</summary>
    public static void Apply(Plot plot, Palette palette)
    {
        var (ink, faint) = (Color.FromHex(palette.Ink), Color.FromHex(palette.Faint));
        plot.Font.Set(PlotFont.Name);
        plot.FigureBackground.Color = Color.FromHex(palette.Background);
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(faint);
        plot.Axes.FrameColor(Color.FromHex(palette.Grid));
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Title.Label.ForeColor = ink;
        plot.Axes.Title.Label.FontSize = 15;
        plot.Axes.Title.Label.Bold = false;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.FontSize = 13;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 12;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.TickGenerator = new NumericAutomatic { TickDensity = axis == plot.Axes.Left ? 0.6 : 0.7, LabelFormatter = Number };
        }

        plot.Grid.MajorLineColor = Color.FromHex(palette.Grid);
        plot.Grid.MajorLineWidth = 1;
        plot.Legend.FontColor = ink;
        plot.Legend.FontSize = 12;
        plot.Legend.FontName = PlotFont.Name;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
    }

    /// <summary>Names what is drawn in rows under the plot.</summary>
    /// <remarks>Some readers of SVG write in a font of their own that is a little wider, and leave no word its width; so there is room behind each.</remarks>
    public static void Legend(Plot plot)
    {
        plot.ShowLegend(Edge.Bottom);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.TightHorizontalWrapping = true;
        plot.Legend.InterItemPadding = new(28, 0);
    }

    private static string Number(double value) =>
        Math.Round(value, 9).ToString("G6", CultureInfo.InvariantCulture).Replace('-', '−');
}
