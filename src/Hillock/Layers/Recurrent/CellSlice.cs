namespace Hillock.Layers;

/// <summary>A matrix of sums [rows × units] that a cell makes at each step, <c>z = x·W + s·U + b</c>.</summary>
/// <param name="Input">Which gate of the input weights W; -1 for none.</param>
/// <param name="Recurrent">Which gate of the recurrent weights U; -1 for none.</param>
/// <param name="Biases">Which rows of the bias are added.</param>
internal sealed record CellSlice(int Input, int Recurrent, params int[] Biases);
