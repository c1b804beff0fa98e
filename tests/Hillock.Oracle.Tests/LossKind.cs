namespace Hillock.Oracle.Tests;

/// <summary>What the network learns, and so its loss.</summary>
public enum LossKind
{
    /// <summary>Numbers; mean squared error.</summary>
    Squares,

    /// <summary>Yes or no for each output; binary cross-entropy.</summary>
    Binary,

    /// <summary>One class of many; categorical cross-entropy.</summary>
    Classes,
}
