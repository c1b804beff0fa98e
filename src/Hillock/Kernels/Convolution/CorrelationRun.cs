namespace Hillock.Kernels.Convolution;

/// <summary>Equal tiles side by side in a row of the target.</summary>
/// <param name="Column">The first target.</param>
/// <param name="Rows">Targets of a tile.</param>
/// <param name="Tiles">Number of tiles.</param>
/// <param name="TapFrom">The first tap.</param>
/// <param name="TapTo">One more than the last tap.</param>
/// <param name="HasEdge">Whether the kernel goes tap by tap, leaving out pixels that do not exist.</param>
/// <param name="Kernel">The micro-kernel.</param>
internal sealed record CorrelationRun(int Column, int Rows, int Tiles, int TapFrom, int TapTo, bool HasEdge, MicroKernel Kernel);
