using Hillock.Activations;
using Hillock.Benchmarks.Limits;
using Hillock.Kernels;

namespace Hillock.Benchmarks.Cases;

/// <summary>The values of an activation on one thread, beside a copy of the same memory in turns with it: what a function costs that is free.</summary>
internal sealed unsafe class CopyCase : BenchmarkCase
{
    private readonly ActivationKernel _kernel;
    private readonly AlignedBuffer _x, _y;

    public CopyCase(string name, int count)
    {
        _kernel = ActivationKernel.Compile(((ElementwiseActivation)Activation.Parse(name)).Formula, []);
        (_x, _y) = (new(count), new(count));
        var random = new RandomStream(3, "benchmark");
        foreach (ref var x in _x.Span) x = (float)random.NextDouble(-4, 4);
        _y.Span.Clear();
    }

    public override string Peer => "Copy past the caches";

    public override bool HasPeer => true;

    public override double? Bytes => 8.0 * _x.Length;

    public override void RunOurs() => _kernel.Forward(_x.Pointer, _y.Pointer, _x.Length, null);

    public override void RunPeer() => PlainCopy.PastCaches(_x.Pointer, _y.Pointer, _x.Length);

    public override void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
    }
}
