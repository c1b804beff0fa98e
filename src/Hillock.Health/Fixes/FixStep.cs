using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>One change that a fix makes.</summary>
public abstract record FixStep
{
    private protected FixStep()
    {
    }

    /// <summary>The network with the change; the same one where the step changes none of its layers.</summary>
    internal virtual Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) => model;
}
