namespace Hillock.Reports.Charts;

/// <summary>The rectangle of a drawing in which data lie.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Scale Across, Scale Up)
{
    /// <summary>Its right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Its lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Pixels from the left.</summary>
    public double X(double value) => Left + (Width * Across.At(value));

    /// <summary>Pixels from the top.</summary>
    public double Y(double value) => Bottom - (Height * Up.At(value));

    /// <summary>Where the data lie, for scripts.</summary>
    public string Frame => $"data-frame=\"{string.Join(' ', new[]
    {
        Left, Top, Width, Height, Across.Low, Across.High, Up.Low, Up.High, Across.IsLog ? 1 : 0, Up.IsLog ? 1 : 0, Across.IsWhole ? 1 : 0,
    }.Select(NumberText.Exact))}\"";

    /// <summary>Draws the grid and the numbers at its edges.</summary>
    public void Axes(Sketch drawing)
    {
        drawing.Open("data-part=\"axes\"");
        foreach (var y in Up.Ticks(drawing.IsNarrow ? 4 : 5))
        {
            drawing.Line("gr", Left, Y(y), Right, Y(y));
            drawing.Label("e", Left - 6, Y(y) + 4, ShownNumber.Of(y));
        }

        foreach (var x in Across.Ticks(drawing.IsNarrow ? 4 : 7))
        {
            drawing.Line("gr", X(x), Bottom, X(x), Bottom + 4);
            var (text, half) = (ShownNumber.Of(x), Sketch.Letter * ShownNumber.Of(x).Length / 2);
            if (X(x) + half > drawing.Width) drawing.Label("e", drawing.Width, Bottom + 17, text);
            else drawing.Label("c", X(x), Bottom + 17, text);
        }

        drawing.Close();
        drawing.Line("ze", Left, Bottom, Right, Bottom);
    }

    /// <summary>Pixels that the numbers at the left edge take.</summary>
    public static double RoomForNumbers(Scale up) => 12 + (Sketch.Letter * up.Ticks(5).Select(t => ShownNumber.Of(t).Length).DefaultIfEmpty(1).Max());
}
