using System.Numerics.Tensors;
using System.Reflection;
using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Benchmarks.Cases;

/// <summary>The values of an activation on one thread, beside System.Numerics.Tensors.</summary>
internal sealed unsafe class TensorCase : BenchmarkCase
{
    private static readonly string Version =
        typeof(TensorPrimitives).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    private readonly ActivationKernel _kernel;
    private readonly Action<float[], float[]> _peer;
    private readonly AlignedBuffer _x, _y;
    private readonly float[] _peerX, _peerY;

    public TensorCase(string name, int count)
    {
        _kernel = ActivationKernel.Compile(((ElementwiseActivation)Activation.Parse(name)).Formula, []);
        _peer = TensorFunctions.All[name];
        (_x, _y) = (new(count), new(count));
        var random = new RandomStream(3, "benchmark");
        foreach (ref var x in _x.Span) x = (float)random.NextDouble(-4, 4);
        (_peerX, _peerY) = (_x.Span.ToArray(), new float[count]);
    }

    public override string Peer => $"System.Numerics.Tensors {Version}";

    public override bool HasPeer => true;

    public override double? Bytes => 8.0 * _x.Length;

    public override void RunOurs() => _kernel.Forward(_x.Pointer, _y.Pointer, _x.Length, null);

    public override void RunPeer() => _peer(_peerX, _peerY);

    public override void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
    }
}
