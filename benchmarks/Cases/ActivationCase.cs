using System.Numerics;
using System.Runtime.CompilerServices;
using Hillock.Activations;
using Hillock.Kernels;
using Hillock.Peer;

namespace Hillock.Benchmarks.Cases;

/// <summary>An activation over one array: the values, or the values and then the gradient of the input.</summary>
internal sealed unsafe class ActivationCase : BenchmarkCase
{
    private readonly int _count;
    private readonly bool _backward;
    private readonly ActivationKernel _kernel;
    private readonly AlignedBuffer _x, _y, _slope, _dy, _dx, _parameters;
    private readonly TorchActivation? _peer;

    public ActivationCase(string name, int count, bool backward)
    {
        (_count, _backward) = (count, backward);
        var activation = (ElementwiseActivation)Activation.Parse(name);
        _kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable);
        (_x, _y, _slope, _dy, _dx) = (new(count), new(count), new(count), new(count), new(count));
        _parameters = new AlignedBuffer(activation.Learnable.Count);
        var random = new RandomStream(3, "benchmark");
        foreach (ref var x in _x.Span) x = (float)random.NextDouble(-4, 4);
        _dy.Span.Fill(1);
        if (TorchRuntime.IsAvailable) _peer = new TorchActivation(name, _x.Span.ToArray());
    }

    // Reads x and writes y; then reads dy and writes dx.
    public override double? Bytes => (_backward ? 16.0 : 8.0) * _count;

    public override void RunOurs()
    {
        if (!_backward)
        {
            _kernel.Forward(_x.Pointer, _y.Pointer, _count, _parameters.Pointer);
            return;
        }

        _kernel.ForwardWithDerivative(_x.Pointer, _y.Pointer, _slope.Pointer, _count, _parameters.Pointer);
        Multiply(_dy.Pointer, _slope.Pointer, _dx.Pointer, _count);
    }

    public override void RunPeer()
    {
        if (_backward) _peer!.ForwardBackward();
        else _peer!.Forward();
    }

    public override void Dispose()
    {
        foreach (var part in new IDisposable?[] { _x, _y, _slope, _dy, _dx, _parameters, _peer }) part?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(float* a, float* b, float* product, int count)
    {
        for (var i = 0; i < count; i += Vector<float>.Count)
            (Vector.Load(a + i) * Vector.Load(b + i)).Store(product + i);
    }
}
