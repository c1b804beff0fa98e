namespace Hillock.Training;

/// <summary>What is right in rows that have targets instead of a class.</summary>
internal enum OutputScoring
{
    /// <summary>Nothing is right or wrong; errors are numbers.</summary>
    Numbers,

    /// <summary>The row, where its largest output is at its largest target.</summary>
    OneClass,

    /// <summary>Each output that is on its target's side of the threshold.</summary>
    EachOutput,
}
