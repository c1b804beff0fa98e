namespace Hillock.Formulas.Printing;

/// <summary>One step of a row function: an array as long as the row, or a number, from what came before.</summary>
/// <param name="Kind">What is made of the formula's values along the row.</param>
/// <param name="Name">What formulas of later steps call it.</param>
/// <param name="Label">What code calls it.</param>
/// <param name="Formula">Of x, of earlier steps (as parameters), of the place in the row and of the function's own parameters.</param>
/// <param name="IsRow">Whether it is an array.</param>
/// <param name="Stops">Whether no gradient goes back through it.</param>
internal sealed record RowStep(RowStepKind Kind, string Name, string Label, Formula Formula, bool IsRow, bool Stops)
{
    /// <summary>What is differentiated in place of the formula, where a choice in it is for infinities only.</summary>
    internal Formula Smooth { get; init; } = Formula;
}
