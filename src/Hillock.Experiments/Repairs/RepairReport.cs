using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Repairs;

/// <summary>What a repair tried, and what it came to.</summary>
public sealed record RepairReport
{
    /// <summary>The run as it was.</summary>
    public required TrialArm Before { get; init; }

    /// <summary>The same run with as many other seeds: what the same work without a change brings.</summary>
    public required TrialArm Retrained { get; init; }

    /// <summary>The fixes in the order in which they were tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The run with the accepted fix, or null where none was.</summary>
    public RunSpec? Mended { get; init; }

    /// <summary>Whether it was stopped before all was tried.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The accepted trial, or null.</summary>
    public Trial? Accepted => Trials.FirstOrDefault(t => t.Accepted);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
