using System.Text;
using Hillock.Formulas;
using ScottPlot;
using SkiaSharp;

namespace Hillock.Reports.Drawing;

/// <summary>Panels, one under the other, as SVG or PNG.</summary>
internal sealed class Picture(IReadOnlyList<Panel> panels, ActivationPlotOptions options)
{
    /// <summary>PNG bytes, twice as dense as an SVG unless a size is given.</summary>
    public byte[] Png()
    {
        var layout = PictureLayout.Of(options, panels.Count, density: 2);
        using var surface = SKSurface.Create(new SKImageInfo(layout.Width, layout.Height));
        surface.Canvas.Scale((float)layout.Scale);
        Draw(surface.Canvas, layout, dashesByColor: false);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>SVG text; it is drawn at its usual size, and the view box does the scaling.</summary>
    /// <param name="description">What a reader who does not see it should know.</param>
    public string Svg(string description)
    {
        var layout = PictureLayout.Of(options, panels.Count, density: 1);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, layout.Columns, layout.Rows), stream))
            Draw(canvas, layout, dashesByColor: true);
        return SvgPolish.Of(Encoding.UTF8.GetString(stream.ToArray()), options.Theme, description, layout);
    }

    private void Draw(SKCanvas canvas, PictureLayout layout, bool dashesByColor)
    {
        var palette = Palette.Of(options.Theme);
        canvas.Clear(SKColor.Parse(palette.Background));
        for (var i = 0; i < panels.Count; i++)
        {
            var (top, bottom) = layout.Panel(i);
            var painter = new PanelPainter(palette, new Interval(options.Low, options.High), (bottom - top) * layout.Scale * 0.75, dashesByColor);
            using var plot = painter.Paint(panels[i]);
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            plot.Render(canvas, new PixelRect(0, layout.Columns, bottom, top));
        }
    }
}
