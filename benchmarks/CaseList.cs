using Hillock.Benchmarks.Cases;

namespace Hillock.Benchmarks;

/// <summary>Every case, in the order in which they run.</summary>
internal static class CaseList
{
    private static readonly (int M, int K, int N, bool Transposed)[] Products =
    [
        (32, 784, 64, false), (128, 784, 64, false), (784, 32, 64, true), (784, 128, 64, true),
        (32, 64, 32, false), (128, 64, 32, false), (256, 256, 256, false), (512, 512, 512, false), (1024, 1024, 1024, false),
    ];

    private static readonly string[] StepActivations = ["relu", "leaky_relu"];
    private static readonly int[] Threads = [1, 2];
    private static readonly int[] Batches = [1, 32, 128];

    /// <summary>All cases.</summary>
    public static IEnumerable<CaseEntry> All => Steps().Concat(Gemms()).Concat(ElementwiseCases.All);

    private static IEnumerable<CaseEntry> Steps() =>
        from activation in StepActivations
        from threads in Threads
        from batch in Batches
        let name = $"adam-step/{activation}"
        select new CaseEntry(name, threads, batch, () => new StepCase(activation, threads, batch) { Name = name, Threads = threads, Batch = batch });

    private static IEnumerable<CaseEntry> Gemms() =>
        from p in Products
        let name = $"gemm/{p.M}x{p.K}x{p.N}{(p.Transposed ? "-transposed" : "")}"
        select new CaseEntry(name, 1, p.M, () => new GemmCase(p.M, p.K, p.N, p.Transposed) { Name = name, Threads = 1, Batch = p.M });
}
