namespace Hillock.Experiments.RunFiles;

/// <summary>What a run does; an option belongs to some or all.</summary>
[Flags]
public enum RunVerb
{
    /// <summary>One network.</summary>
    Train = 1,

    /// <summary>Activations × seeds.</summary>
    Compare = 2,

    /// <summary>One network, examined.</summary>
    Doctor = 4,

    /// <summary>One network, trained or examined.</summary>
    Single = Train | Doctor,

    /// <summary>All of them.</summary>
    All = Train | Compare | Doctor,
}
