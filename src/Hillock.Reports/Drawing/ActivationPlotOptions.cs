namespace Hillock.Reports;

/// <summary>What a picture of activations shows, and how large it is.</summary>
public sealed record ActivationPlotOptions
{
    /// <summary>Smallest side a picture can have, in pixels.</summary>
    public const int LeastSide = 120;

    /// <summary>Largest side a picture can have, in pixels.</summary>
    public const int MostSide = 8000;

    /// <summary>The left end of x.</summary>
    public double Low { get; init; } = -5;

    /// <summary>The right end of x.</summary>
    public double High { get; init; } = 5;

    /// <summary>Pixels across; null for a size that fits what is shown and the kind of file.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down; null for a size that fits what is shown and the kind of file.</summary>
    public int? Height { get; init; }

    /// <summary>Whether the derivative is drawn too.</summary>
    public bool Derivative { get; init; } = true;

    /// <summary>The colours.</summary>
    public Theme Theme { get; init; }

    /// <summary>Whether a title says what is drawn.</summary>
    public bool Title { get; init; } = true;

    /// <summary>Checks the ends and the sides.</summary>
    /// <exception cref="HillockException">They make no picture.</exception>
    internal void Validate()
    {
        if (!double.IsFinite(Low) || !double.IsFinite(High) || !(High - Low >= 1e-6 * Math.Max(1, Math.Abs(Low))) || High - Low > 1e6)
            throw new HillockException($"The range from {Low} to {High} cannot be drawn; expected two numbers, the smaller first, such as -5,5.");
        foreach (var side in new[] { Width, Height })
            if (side is < LeastSide or > MostSide)
                throw new HillockException($"A side of {side} pixels cannot be drawn; expected {LeastSide} to {MostSide}.");
    }
}
