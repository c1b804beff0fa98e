namespace Hillock.Benchmarks;

/// <summary>What one paired measurement found.</summary>
public sealed record Measurement
{
    /// <summary>The case's name.</summary>
    public required string Case { get; init; }

    /// <summary>What it was measured beside.</summary>
    public required string Peer { get; init; }

    /// <summary>Threads that both sides used.</summary>
    public required int Threads { get; init; }

    /// <summary>Rows of the batch, or elements.</summary>
    public required int Batch { get; init; }

    /// <summary>Whether <see cref="Batch"/> counts the elements of element-wise work.</summary>
    public required bool IsElementwise { get; init; }

    /// <summary>Median time of a run by Hillock.</summary>
    public required double OursMicroseconds { get; init; }

    /// <summary>Median time of a run by the peer, or null if it could not be loaded.</summary>
    public double? PeerMicroseconds { get; init; }

    /// <summary>The peer's time / our time.</summary>
    public double? Ratio { get; init; }

    /// <summary>The least ratio of the repeats.</summary>
    public double? RatioLow { get; init; }

    /// <summary>The greatest ratio of the repeats.</summary>
    public double? RatioHigh { get; init; }

    /// <summary>Our speed in the matrix products, all other work counted as lost time; null for element-wise work, and where products may be skipped.</summary>
    public double? Gflops { get; init; }

    /// <summary>Our share of the limit measured in the same run: the FMA peak of these threads, or for element-wise work
    /// a copy of the same memory; null where neither is counted.</summary>
    public double? PeakShare { get; init; }

    /// <summary>Managed bytes that one run by Hillock allocates, all threads together; null where a run is another process.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>Bits of the vectors that the process had.</summary>
    public required int VectorBits { get; init; }

    /// <summary>Bytes by which a process of our side alone grows at most, without rows and code; null where it is not measured.</summary>
    public long? OursPeakBytes { get; init; }

    /// <summary>Bytes of it that were planned: parameters, gradients, the optimiser's averages and the working memory.</summary>
    public long? OursPlannedBytes { get; init; }

    /// <summary>The same growth of the peer's side.</summary>
    public long? PeerPeakBytes { get; init; }
}
