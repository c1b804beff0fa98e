namespace Hillock.Kernels.Convolution;

/// <summary>Weights that belong to nobody else, so that units may run on any thread.</summary>
/// <param name="Column">The first output channel.</param>
/// <param name="Weight">Floats before the first weight.</param>
/// <param name="Rows">Rows of weights.</param>
/// <param name="Width">Floats in a row.</param>
/// <param name="Jobs">The parts of their sums.</param>
internal sealed record GradientUnit(nint Column, nint Weight, int Rows, int Width, GradientJob[] Jobs)
{
    /// <summary>Whether it also sums the biases of its output channels.</summary>
    public bool SumsBias { get; init; }
}
