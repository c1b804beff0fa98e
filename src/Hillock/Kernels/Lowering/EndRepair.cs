namespace Hillock.Kernels;

/// <summary>What is done where a loop's plain arithmetic fails far out.</summary>
internal sealed record EndRepair
{
    /// <summary>Whether -∞ is read as the least finite number.</summary>
    public bool FiniteLow { get; init; }

    /// <summary>Whether ∞ is read as the greatest finite number.</summary>
    public bool FiniteHigh { get; init; }

    /// <summary>For each output the lines that stand in at both ends.</summary>
    public (LoopEnd? Low, LoopEnd? High)[]? Ends { get; init; }
}
