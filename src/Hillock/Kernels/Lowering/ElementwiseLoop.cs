namespace Hillock.Kernels;

/// <summary>A compiled loop over whole vectors.</summary>
/// <param name="streams">Inputs, then outputs (or sums); an output may be the same memory as an input.</param>
/// <param name="scalars">Numbers read once before the loop.</param>
/// <param name="count">Elements; a multiple of the lanes.</param>
/// <param name="constants">What stays in registers, as <see cref="LoopConstants"/> lays it out.</param>
/// <returns>How many elements are done: all of them, unless it met lanes it leaves to the careful loop.</returns>
internal unsafe delegate nint ElementwiseLoop(float** streams, float* scalars, nint count, float* constants);
