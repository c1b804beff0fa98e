namespace Hillock.Experiments.RunFiles;

/// <summary>What a run does; an option belongs to one or both.</summary>
[Flags]
public enum RunVerb
{
    /// <summary>One network.</summary>
    Train = 1,

    /// <summary>Activations × seeds.</summary>
    Compare = 2,

    /// <summary>Either.</summary>
    Both = Train | Compare,
}
