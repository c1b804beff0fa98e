namespace Hillock.Kernels.Convolution;

/// <summary>Every so-many-th row and column of a target, computed by one correlation.</summary>
/// <param name="Y">Its rows.</param>
/// <param name="X">Its columns.</param>
/// <param name="WeightOffset">Floats before its weights.</param>
internal readonly record struct CorrelationPhase(Axis Y, Axis X, nint WeightOffset);
