namespace Hillock.Benchmarks;

/// <summary>A case that can be listed and chosen before it takes memory.</summary>
/// <param name="Name">Such as <c>adam-step/relu</c>.</param>
/// <param name="Threads">Threads that both sides may use.</param>
/// <param name="Batch">Rows of the batch; elements for element-wise work.</param>
/// <param name="Create">Builds it.</param>
public sealed record CaseEntry(string Name, int Threads, int Batch, Func<BenchmarkCase> Create)
{
    /// <summary>The sides of a case that has two which can be built alone; else null.</summary>
    public TwoSides? Sides { get; private init; }

    /// <summary>Name, threads and batch, as <c>--list</c> shows and <c>--only</c> matches.</summary>
    public string Label => $"{Name} threads={Threads} batch={Batch}";

    /// <summary>A case of two sides.</summary>
    public static CaseEntry Of(string name, int threads, int batch, TwoSides sides) =>
        new(name, threads, batch, () => new SidedCase(sides) { Name = name, Threads = threads, Batch = batch }) { Sides = sides };
}
