namespace Hillock.Experiments.RunFiles;

/// <summary>Whether a text is a path.</summary>
public enum PathUse
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>It is one.</summary>
    Path,

    /// <summary>It is one where something is there, else a name.</summary>
    PathOrName,
}
