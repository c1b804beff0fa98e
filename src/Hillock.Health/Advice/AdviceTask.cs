namespace Hillock.Advice;

/// <summary>What a network is to say.</summary>
public enum AdviceTask
{
    /// <summary>One of two classes.</summary>
    Binary,

    /// <summary>One of several classes.</summary>
    MultiClass,

    /// <summary>Labels of which each holds or not, by itself.</summary>
    MultiLabel,

    /// <summary>A number without bounds.</summary>
    Regression,

    /// <summary>A number between two bounds.</summary>
    Bounded,

    /// <summary>How often something happens: 0, 1, 2, …</summary>
    Count,

    /// <summary>One of several ranks, in order.</summary>
    Ordinal,
}
