namespace Hillock.Reports.Drawing;

/// <summary>Where each panel stands in a picture, and how large its letters are.</summary>
internal sealed record PictureLayout(int Width, int Height, double Scale, int Panels)
{
    private const int UsualWidth = 720;
    private const int OnePanel = 440;
    private const int TwoPanels = 720;
    private const int LegendHeight = 50;

    /// <summary>The layout for what the user asked; one side given, the other keeps the usual proportions.</summary>
    public static PictureLayout Of(ActivationPlotOptions options, int panels, double density)
    {
        var usualHeight = panels == 1 ? OnePanel : TwoPanels;
        var wide = options.Width ?? (options.Height is { } h ? (double)h * UsualWidth / usualHeight : UsualWidth * density);
        var tall = options.Height ?? wide * usualHeight / UsualWidth;
        var scale = Math.Clamp(Math.Min(wide / UsualWidth, tall / usualHeight), 0.4, 8);
        return new((int)Math.Round(wide), (int)Math.Round(tall), scale, panels);
    }

    /// <summary>Width before scaling.</summary>
    public float Columns => (float)(Width / Scale);

    /// <summary>Height before scaling.</summary>
    public float Rows => (float)(Height / Scale);

    /// <summary>Top and bottom of a panel before scaling; the last one is taller by its legend.</summary>
    public (float Top, float Bottom) Panel(int index)
    {
        if (Panels == 1) return (0, Rows);
        var share = (Rows - Math.Min(LegendHeight, Rows / 6)) / Panels;
        return (index * share, index == Panels - 1 ? Rows : (index + 1) * share);
    }
}
