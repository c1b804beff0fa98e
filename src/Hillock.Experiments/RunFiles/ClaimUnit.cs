namespace Hillock.Experiments.RunFiles;

/// <summary>In what the change that a claim is about is counted.</summary>
public enum ClaimUnit
{
    /// <summary>Points of a share: from 90 % to 93 % are 3.</summary>
    Points,

    /// <summary>Per cent of what the other has.</summary>
    Percent,
}
