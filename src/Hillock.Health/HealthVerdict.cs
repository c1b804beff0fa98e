namespace Hillock.Health;

/// <summary>What findings come to.</summary>
public enum HealthVerdict
{
    /// <summary>Nothing that needs a change.</summary>
    Healthy,

    /// <summary>It can train, with a weakness.</summary>
    Warning,

    /// <summary>It will not train as it is, or does not.</summary>
    Failing,
}
