namespace Hillock.Benchmarks;

/// <summary>What the command line asked for.</summary>
public sealed record SessionOptions
{
    /// <summary>Parts of labels to run; all cases if empty.</summary>
    public required IReadOnlyList<string> Only { get; init; }

    /// <summary>Where to write JSON rows, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Where to write a Markdown page, or null.</summary>
    public string? Markdown { get; init; }

    /// <summary>Measure again without AVX-512.</summary>
    public bool WithAvx2 { get; init; }

    /// <summary>The arguments, as they were given.</summary>
    public required string Command { get; init; }

    /// <summary>List the cases and stop.</summary>
    public bool List { get; init; }

    /// <summary>Pairs of samples in each of the five repeats.</summary>
    public required int Rounds { get; init; }
}
