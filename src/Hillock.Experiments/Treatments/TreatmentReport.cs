using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Treatments;

/// <summary>What a treatment tried, and what it came to.</summary>
public sealed record TreatmentReport
{
    /// <summary>The run as it was.</summary>
    public required TrialArm Before { get; init; }

    /// <summary>The same run with as many other seeds: what the same work without a change brings.</summary>
    public required TrialArm Retrained { get; init; }

    /// <summary>The remedies in the order in which they were tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The run with the accepted remedy, or null where none was.</summary>
    public RunSpec? Mended { get; init; }

    /// <summary>Whether it was stopped before all was tried.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The accepted trial, or null.</summary>
    public Trial? Accepted => Trials.FirstOrDefault(t => t.Accepted);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
