namespace Hillock.Activations.Facts;

/// <summary>Whether values rise or fall from left to right.</summary>
public enum Monotonicity
{
    /// <summary>They do both.</summary>
    Neither,

    /// <summary>They rise everywhere.</summary>
    Increasing,

    /// <summary>They rise or stay the same.</summary>
    NonDecreasing,

    /// <summary>They fall everywhere.</summary>
    Decreasing,

    /// <summary>They fall or stay the same.</summary>
    NonIncreasing,
}
