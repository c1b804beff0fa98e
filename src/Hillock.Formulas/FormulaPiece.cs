namespace Hillock.Formulas;

/// <summary>A stretch of the line on which a formula makes the same choices throughout.</summary>
/// <param name="From">Where it begins; <c>-inf</c> for the first.</param>
/// <param name="To">Where it ends; <c>inf</c> for the last.</param>
/// <param name="Formula">The formula there, without the choices (min, max, where, clamp, abs, sign, comparisons) that are settled;
/// its value at an end is the one-sided limit.</param>
public sealed record FormulaPiece(double From, double To, Formula Formula)
{
    /// <summary>Whether the formula has one value all along.</summary>
    public bool IsConstant => !Formula.DependsOnX;
}
