namespace Hillock.Oracle.Tests;

/// <summary>What a loss learns from.</summary>
internal enum LossTargets
{
    /// <summary>Numbers, one an output.</summary>
    Numbers,

    /// <summary>Numbers 0, 1, 2, ….</summary>
    Counts,

    /// <summary>0 or 1 for each output.</summary>
    YesOrNo,

    /// <summary>Probabilities of the classes.</summary>
    Shares,

    /// <summary>One class of many.</summary>
    Labels,

    /// <summary>One class of two, at a single output.</summary>
    LabelOfTwo,
}
