using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>What is made of a whole array of the row.</summary>
/// <param name="Kind">Which of the steps that need it.</param>
/// <param name="Array">The array, which it may change.</param>
/// <param name="Order">The array of the places that sorted numbers come from; -1 for none.</param>
/// <param name="Slot">Where the number is kept, if it gives one.</param>
/// <param name="Power">The power of a threshold.</param>
internal readonly record struct RowCall(RowStepKind Kind, int Array, int Order, int Slot, int Power);
