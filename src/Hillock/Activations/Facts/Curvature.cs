namespace Hillock.Activations.Facts;

/// <summary>Which way a curve bends.</summary>
public enum Curvature
{
    /// <summary>Both ways.</summary>
    Neither,

    /// <summary>No chord lies below it.</summary>
    Convex,

    /// <summary>No chord lies above it.</summary>
    Concave,

    /// <summary>A straight line: both convex and concave.</summary>
    Straight,
}
