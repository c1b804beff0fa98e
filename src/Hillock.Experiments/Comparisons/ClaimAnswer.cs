namespace Hillock.Experiments.Comparisons;

/// <summary>What measurements say of a claim.</summary>
public enum ClaimAnswer
{
    /// <summary>The interval lies outside of what is claimed.</summary>
    DidNotHold,

    /// <summary>The interval holds values that are claimed, and others.</summary>
    CannotBeTold,

    /// <summary>The whole interval lies in what is claimed.</summary>
    Held,
}
