using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>A sum, mean, greatest or least.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Step">The step of the pass's program whose values it takes.</param>
/// <param name="Slot">Where the number is kept.</param>
internal readonly record struct RowReduction(RowStepKind Kind, int Step, int Slot);
