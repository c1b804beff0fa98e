namespace Hillock.Oracle.Tests;

/// <summary>What the network learns, and so its loss.</summary>
public enum LossKind
{
    /// <summary>Numbers; mean squared error.</summary>
    Squares,

    /// <summary>Numbers; mean absolute error.</summary>
    Absolute,

    /// <summary>Numbers; Huber's loss with δ = 0.7.</summary>
    Huber,

    /// <summary>Counts; Poisson loss of the logarithm of the rate.</summary>
    Poisson,

    /// <summary>Yes or no for each output; binary cross-entropy.</summary>
    Binary,

    /// <summary>The same with smoothed answers.</summary>
    SmoothedBinary,

    /// <summary>Counts; Poisson loss of the rate itself.</summary>
    PoissonRate,

    /// <summary>One class of two at a single output; hinge loss.</summary>
    BinaryMargin,

    /// <summary>One class of two at a single output; squared hinge loss.</summary>
    SquaredBinaryMargin,

    /// <summary>One class of many; categorical cross-entropy.</summary>
    Classes,

    /// <summary>The same with smoothed labels.</summary>
    SmoothedClasses,

    /// <summary>The same with a weight for each class.</summary>
    WeightedClasses,

    /// <summary>Probabilities of the classes; categorical cross-entropy.</summary>
    Shares,

    /// <summary>One class of many; hinge loss.</summary>
    Margins,

    /// <summary>One class of many; squared hinge loss.</summary>
    SquaredMargins,
}
