namespace Hillock.Formulas;

/// <summary>A place where a part of a formula turns from one behaviour to another.</summary>
/// <param name="Centre">Where.</param>
/// <param name="Width">Over what distance; NaN where no distance stands out, as for <c>x^2</c> at 0.</param>
public readonly record struct Feature(double Centre, double Width)
{
    /// <summary>How many widths around the centre are sampled evenly.</summary>
    internal const double Reach = 50;

    /// <summary>Whether <paramref name="x"/> lies where samples are even.</summary>
    internal bool IsNear(double x) => Math.Abs(x - Centre) <= Reach * 1.001 * Width;
}
