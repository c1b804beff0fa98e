using ScottPlot;
using SkiaSharp;

namespace Hillock.Reports.Drawing;

/// <summary>The letters of pictures: a font inside this library, so that machines without fonts write, and all write alike.</summary>
internal sealed class PlotFont : IFontResolver
{
    /// <summary>The name pictures ask for.</summary>
    public const string Name = "Inter";

    private static readonly Lazy<SKTypeface> Face = new(Load);
    private static readonly Lock Registering = new();

    private PlotFont()
    {
    }

    /// <summary>Makes the font known to the plotting library, once.</summary>
    public static void Register()
    {
        lock (Registering)
            if (!Fonts.FontResolvers.OfType<PlotFont>().Any())
                Fonts.FontResolvers.Insert(0, new PlotFont());
    }

    /// <summary>Pixels a text takes.</summary>
    public static float Measure(string text, float size)
    {
        using var font = new SKFont(Face.Value, size);
        return font.MeasureText(text);
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? Face.Value : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Face.Value : null;

    private static SKTypeface Load()
    {
        using var stream = typeof(PlotFont).Assembly.GetManifestResourceStream("Inter.otf")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
