namespace Hillock.Health;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>A property to know of.</summary>
    Note,

    /// <summary>Works, with a weakness that can cost training or digits.</summary>
    Warning,

    /// <summary>Wrong: training with it computes garbage or nothing.</summary>
    Error,
}
