namespace Hillock.Activations.Facts;

/// <summary>What a function makes of <c>-x</c>.</summary>
public enum Symmetry
{
    /// <summary>Nothing simple.</summary>
    Neither,

    /// <summary><c>f(-x) = -f(x)</c>.</summary>
    Odd,

    /// <summary><c>f(-x) = f(x)</c>.</summary>
    Even,
}
