namespace Hillock.Formulas.Rows;

/// <summary>One step of a row function: an array as long as the row, or a number, from what came before.</summary>
/// <param name="Kind">What is made of the formula's values along the row.</param>
/// <param name="Name">What formulas of later steps call it.</param>
/// <param name="Label">What code calls it.</param>
/// <param name="Formula">Of x, of earlier steps (as parameters), of the place in the row and of the function's own parameters.</param>
/// <param name="IsRow">Whether it is an array.</param>
/// <param name="Stops">Whether no gradient goes back through it.</param>
public sealed record RowStep(RowStepKind Kind, string Name, string Label, Formula Formula, bool IsRow, bool Stops)
{
    /// <summary>What is differentiated in place of the formula, where a choice in it is for infinities only.</summary>
    public Formula Smooth { get; init; } = Formula;

    /// <summary>The power of a <see cref="RowStepKind.Simplex"/>, the rank of a <see cref="RowStepKind.Kth"/>.</summary>
    public int Power { get; init; }

    /// <summary>The sort that a <see cref="RowStepKind.Unsort"/> undoes, by name.</summary>
    public string Of { get; init; } = "";
}
