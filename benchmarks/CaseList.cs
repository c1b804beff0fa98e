using Hillock.Activations;
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

    private static readonly ConvolutionSize[] Convolutions =
    [
        new(28, 1, 16), new(14, 16, 32), new(32, 3, 32), new(32, 32, 64), new(16, 64, 64), new(16, 64, 128), new(8, 128, 128), new(4, 256, 256),
        new(32, 32, 64, Stride: 2), new(16, 64, 128, Stride: 2), new(16, 64, 64, Kernel: 1), new(28, 6, 16, Kernel: 5), new(16, 64, 64, Groups: 64),
    ];

    private static readonly string[] ForecastActivations = ["relu", "selu", "gelu"];
    private static readonly string[] MonitoredNetworks = ["mlp-784-64-32", "cnn-16-32-dense-128"];
    private static readonly int[] RowLengths = [10, 128, 1000];
    private const int Images = 64;
    private static readonly int[] Threads = [1, 2];
    private static readonly bool[] Passes = [false, true];

    /// <summary>All cases.</summary>
    public static IEnumerable<CaseEntry> All => NetworkCases.All.Concat(Gemms()).Concat(ConvolutionCases()).Concat(Forecasts()).Concat(Monitors()).Concat(ElementwiseCases.All).Concat(Rows());

    private static IEnumerable<CaseEntry> Gemms() =>
        from p in Products
        let name = $"gemm/{p.M}x{p.K}x{p.N}{(p.Transposed ? "-transposed" : "")}"
        select new CaseEntry(name, 1, p.M, () => new GemmCase(p.M, p.K, p.N, p.Transposed) { Name = name, Threads = 1, Batch = p.M });

    private static IEnumerable<CaseEntry> Forecasts() =>
        from activation in ForecastActivations
        let name = $"forecast/50-layers/{activation}"
        select new CaseEntry(name, 1, 1, () => new ForecastCase(activation) { Name = name, Threads = 1, Batch = 1 });

    private static IEnumerable<CaseEntry> Monitors() =>
        from pair in NetworkPair.All
        where MonitoredNetworks.Contains(pair.Name)
        select new CaseEntry($"monitor/400-steps/{pair.Name}", 1, pair.Batch, () => new MonitorCase(pair, 1) { Name = $"monitor/400-steps/{pair.Name}", Threads = 1, Batch = pair.Batch });

    private static IEnumerable<CaseEntry> Rows() =>
        from activation in Catalogue.All.OfType<RowActivation>()
        from backward in Passes
        from length in RowLengths
        let name = $"row/{(backward ? "step" : "forward")}/{activation.Id}/{length}"
        select new CaseEntry(name, 1, RowCase.Lines, () => new RowCase(activation.Id, length, backward) { Name = name, Threads = 1, Batch = RowCase.Lines });

    private static IEnumerable<CaseEntry> ConvolutionCases() =>
        from size in Convolutions
        from backward in Passes
        from threads in Threads
        let name = $"conv/{(backward ? "forward-backward" : "forward")}/{size.Name}"
        select new CaseEntry(name, threads, Images, () => new ConvolutionCase(size, Images, threads, backward) { Name = name, Threads = threads, Batch = Images });
}
