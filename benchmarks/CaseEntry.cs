namespace Hillock.Benchmarks;

/// <summary>A case that can be listed and chosen before it takes memory.</summary>
/// <param name="Name">Such as <c>adam-step/relu</c>.</param>
/// <param name="Threads">Threads that both sides may use.</param>
/// <param name="Batch">Rows of the batch; elements for element-wise work.</param>
/// <param name="Create">Builds it.</param>
public sealed record CaseEntry(string Name, int Threads, int Batch, Func<BenchmarkCase> Create)
{
    /// <summary>Name, threads and batch, as <c>--list</c> shows and <c>--only</c> matches.</summary>
    public string Label => $"{Name} threads={Threads} batch={Batch}";
}
