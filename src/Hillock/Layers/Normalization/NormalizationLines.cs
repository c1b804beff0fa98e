namespace Hillock.Layers;

/// <summary>The lines that are normalised, each by itself.</summary>
/// <param name="Features">Numbers that count.</param>
/// <param name="Padded">Floats from one line to the next.</param>
/// <param name="Centred">Whether the mean is taken away.</param>
/// <param name="Epsilon">Added to the variance or the mean square.</param>
internal readonly record struct NormalizationLines(int Features, int Padded, bool Centred, float Epsilon)
{
    /// <summary>Floats kept of each line: its rounded mean, one over its deviation, and what the rounded mean leaves of the mean, over the deviation.</summary>
    public const int Statistics = 3;
}
