using System.Text;
using SkiaSharp;

namespace Hillock.Reports.Drawing;

/// <summary>A picture that is drawn once and written as SVG or PNG.</summary>
/// <param name="columns">Pixels across.</param>
/// <param name="rows">Pixels down.</param>
/// <param name="theme">Its colours.</param>
/// <param name="draw">Draws it, on the ground of the palette.</param>
internal sealed class Figure(int columns, int rows, Theme theme, Action<SKCanvas, Palette> draw)
{
    private const int Density = 2;

    /// <summary>SVG text.</summary>
    /// <param name="description">What a reader who does not see it should know.</param>
    /// <param name="panels">Panels under each other.</param>
    public string Svg(string description, int panels = 1)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, columns, rows), stream)) Draw(canvas);
        return SvgPolish.Of(Encoding.UTF8.GetString(stream.ToArray()), theme, description, new PictureLayout(columns, rows, 1, panels));
    }

    /// <summary>PNG bytes, twice as dense.</summary>
    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Density * columns, Density * rows));
        surface.Canvas.Scale(Density);
        Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Draw(SKCanvas canvas)
    {
        var palette = Palette.Of(theme);
        canvas.Clear(SKColor.Parse(palette.Background));
        draw(canvas, palette);
    }
}
