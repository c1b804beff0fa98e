namespace Hillock.Layers;

/// <summary>The extents of a recurrent layer in a plan.</summary>
/// <param name="Steps">Steps of a sequence.</param>
/// <param name="Features">Numbers of a step.</param>
/// <param name="Units">Numbers of a state.</param>
/// <param name="Rows">The most rows of a pass.</param>
/// <param name="Together">Steps whose inputs are multiplied by their weights at once: they do not depend on the states, and a row or two do not keep a
/// product busy. 1 where there are rows enough, or threads to share them.</param>
internal sealed record RecurrentSizes(int Steps, int Features, int Units, int Rows, int Together)
{
    /// <summary>Floats from one row of a state to the next.</summary>
    public int Width { get; } = AlignedBuffer.Padded(Units);

    /// <summary>Floats from one row of a step's inputs to the next.</summary>
    public int InputWidth { get; } = AlignedBuffer.Padded(Features);
}
