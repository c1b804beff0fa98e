namespace Hillock.Health.Probes;

/// <summary>How much a <see cref="BatchProbe"/> looks at.</summary>
public sealed record ProbeOptions
{
    /// <summary>Rows of the batch that is looked at.</summary>
    public int Rows { get; init; } = 256;

    /// <summary>Rows on which dead units are sought.</summary>
    public int UnitRows { get; init; } = 1000;

    /// <summary>Rows that the network is asked to learn by heart; 0 leaves that out.</summary>
    public int LearnRows { get; init; } = 32;

    /// <summary>Steps in which it is to do so, with Adam at 0.002.</summary>
    public int LearnSteps { get; init; } = 300;

    /// <summary>Rows among which each one's nearest neighbour is sought; 0 leaves that out.</summary>
    public int NeighbourRows { get; init; } = 1000;
}
