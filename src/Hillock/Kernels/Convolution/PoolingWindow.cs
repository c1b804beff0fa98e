namespace Hillock.Kernels.Convolution;

/// <summary>One side of a pooling's window, without what lies outside of the image.</summary>
/// <param name="First">The first position in the image.</param>
/// <param name="Count">Number of positions.</param>
/// <param name="Tap">Its number within the window.</param>
internal readonly record struct PoolingWindow(int First, int Count, int Tap);
