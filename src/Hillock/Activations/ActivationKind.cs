namespace Hillock.Activations;

/// <summary>What an activation maps to what.</summary>
public enum ActivationKind
{
    /// <summary>Each number by one formula.</summary>
    Elementwise,

    /// <summary>Each number by one formula with noise in it while training, and one without otherwise.</summary>
    Stochastic,

    /// <summary>A row in two halves, each pair by one formula: 2n numbers to n.</summary>
    Gated,

    /// <summary>A row to a row of the same length, every output from every input.</summary>
    Row,

    /// <summary>Groups of a row to a number each: k·n numbers to n.</summary>
    Reducing,

    /// <summary>Each number to several, by a formula each: n numbers to k·n.</summary>
    Widening,
}
