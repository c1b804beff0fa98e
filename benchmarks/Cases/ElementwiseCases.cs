namespace Hillock.Benchmarks.Cases;

/// <summary>Activations over arrays that fit the first-level cache, the last-level one, and neither.</summary>
internal static class ElementwiseCases
{
    private static readonly int[] Threads = [1, 2];
    private static readonly int[] Elements = [4096, 262_144, Largest];

    // In place the memory is the limit; at smaller sizes the peer's allocations cost little.
    private const int Largest = 16_777_216;

    // Without an exponential: memory is their limit.
    private static readonly string[] Cheap =
        ["relu", "relu6", "leaky_relu", "hard_sigmoid", "hard_swish", "hard_tanh", "softsign", "softshrink", "hardshrink",
            "threshold(threshold=0.5, value=0.1)"];

    /// <summary>Beside libtorch in three passes, then beside System.Numerics.Tensors and a plain copy.</summary>
    public static IEnumerable<CaseEntry> All => Torch().Concat(Tensors()).Concat(Copies());

    private static IEnumerable<CaseEntry> Torch() =>
        from pass in Enum.GetValues<ActivationPass>()
        from function in TorchFunctions.All
        from threads in Threads
        from count in Elements
        where pass != ActivationPass.InPlace || (count == Largest && function.Value.InPlace is not null)
        let name = $"{Name(pass)}/{function.Key}"
        select new CaseEntry(name, threads, count, () => new ActivationCase(function.Key, count, pass, threads)
        {
            Name = name,
            Threads = threads,
            Batch = count,
        });

    private static IEnumerable<CaseEntry> Tensors() =>
        from function in TensorFunctions.All.Keys
        from count in Elements
        let name = $"tensor-primitives/{function}"
        select new CaseEntry(name, 1, count, () => new TensorCase(function, count) { Name = name, Threads = 1, Batch = count });

    private static IEnumerable<CaseEntry> Copies() =>
        from function in Cheap
        let name = $"copy/{function}"
        select new CaseEntry(name, 1, Largest, () => new CopyCase(function, Largest) { Name = name, Threads = 1, Batch = Largest });

    private static string Name(ActivationPass pass) => pass switch
    {
        ActivationPass.Forward => "forward",
        ActivationPass.InPlace => "in-place",
        _ => "forward-backward",
    };
}
