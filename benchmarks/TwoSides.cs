namespace Hillock.Benchmarks;

/// <summary>Both sides of a case, each of which can be built alone.</summary>
/// <param name="Ours">Makes the rows, and gives what builds the rest of our side.</param>
/// <param name="Peer">The same of the peer's, with rows in its own form.</param>
/// <param name="Flops">Operations of the matrix products in one run; null where none are counted.</param>
public sealed record TwoSides(Func<Func<CaseSide>> Ours, Func<Func<CaseSide>> Peer, double? Flops)
{
    /// <summary>Whether memory is measured too: of a single step on rows that are there.</summary>
    public bool MeasuresMemory { get; init; }

    /// <summary>Whether a run is a process of its own, whose allocations are not seen.</summary>
    public bool IsProcess { get; init; }
}
