namespace Hillock.Experiments.Statistics;

/// <summary>What pairs say about a margin.</summary>
internal enum EquivalenceAnswer
{
    /// <summary>None of the others is shown.</summary>
    Untold,

    /// <summary>Within the margin, whichever is ahead.</summary>
    Equal,

    /// <summary>Ahead by more than the margin.</summary>
    Better,

    /// <summary>Behind by more than the margin.</summary>
    Worse,
}
