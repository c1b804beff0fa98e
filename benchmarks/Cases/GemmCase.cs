using Hillock.Kernels;
using Hillock.Peer;
using TorchSharp;

namespace Hillock.Benchmarks.Cases;

/// <summary><c>C = A·B</c> of float32 matrices on one thread, optionally with A transposed as for a weight gradient.</summary>
internal sealed unsafe class GemmCase : BenchmarkCase
{
    private readonly int _m, _k, _n;
    private readonly bool _transposed;
    private readonly AlignedBuffer _a, _b, _c;
    private readonly torch.Tensor? _peerA, _peerB;

    public GemmCase(int m, int k, int n, bool transposed)
    {
        (_m, _k, _n, _transposed) = (m, k, n, transposed);
        _a = Filled(m * k);
        _b = Filled(k * n);
        _c = Filled(m * n);
        if (!TorchRuntime.IsAvailable) return;
        var a = torch.rand(transposed ? k : m, transposed ? m : k);
        _peerA = transposed ? a.t() : a;
        _peerB = torch.rand(k, n);
    }

    public override double? Flops => 2.0 * _m * _k * _n;

    public override void RunOurs() => Gemm.Multiply(
        _m, _n, _k, _a.Pointer, _transposed ? 1 : _k, _transposed ? _m : 1, _b.Pointer, _n, _c.Pointer, _n);

    public override void RunPeer() => torch.mm(_peerA!, _peerB!).Dispose();

    public override void Dispose()
    {
        foreach (var part in new IDisposable?[] { _a, _b, _c, _peerA, _peerB }) part?.Dispose();
    }

    private static AlignedBuffer Filled(int count)
    {
        var random = new RandomStream(2, "benchmark");
        var buffer = new AlignedBuffer(count);
        foreach (ref var value in buffer.Span) value = (float)random.NextDouble();
        return buffer;
    }
}
