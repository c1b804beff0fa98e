using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;
using Hillock.Peer;

namespace Hillock.Benchmarks.Cases;

/// <summary>An activation over one array: the values, or the values and then the gradient of the input.</summary>
internal sealed unsafe class ActivationCase : BenchmarkCase
{
    // Its derivative is x itself: the loop that multiplies two arrays.
    private static readonly Formula HalfSquare = Formula.Parse("x^2/2");
    private readonly int _count;
    private readonly ActivationPass _pass;
    private readonly bool _again; // the slope computed anew, or kept
    private readonly WorkerTeam _team;
    private readonly TeamKernel _kernel, _product;
    private readonly AlignedBuffer _x, _y, _slope, _dy, _dx, _parameters;
    private readonly TorchActivation? _peer;
    private readonly float[]? _original;

    public ActivationCase(string name, int count, ActivationPass pass, int threads)
    {
        (_count, _pass) = (count, pass);
        var activation = (ElementwiseActivation)Activation.Parse(name);
        _team = new WorkerTeam(threads);
        var kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable);
        _again = kernel.HasCheapSlope;
        _kernel = new(kernel, _team);
        _product = new(ActivationKernel.Compile(HalfSquare, []), _team);
        (_x, _y, _slope, _dy, _dx) = (new(count), new(count), new(count), new(count), new(count));
        _parameters = new AlignedBuffer(activation.Learnable.Count);
        var random = new RandomStream(3, "benchmark");
        foreach (ref var x in _x.Span) x = (float)random.NextDouble(-4, 4);
        if (pass == ActivationPass.InPlace) _original = _x.Span.ToArray();
        _dy.Span.Fill(1);
        if (TorchRuntime.IsAvailable) _peer = new TorchActivation(name, _x.Span.ToArray());
    }

    // Reads x and writes y; then reads dy and writes dx.
    public override double? Bytes => (_pass == ActivationPass.ForwardBackward ? 16.0 : 8.0) * _count;

    // Applied again and again in place, most functions end at 0 or in subnormal numbers.
    public override void Prepare()
    {
        if (_original is null) return;
        _original.CopyTo(_x.Span);
        _peer?.Restore();
    }

    public override void RunOurs()
    {
        if (_pass == ActivationPass.ForwardBackward && !_again)
        {
            _kernel.ForwardWithDerivative(_x.Pointer, _y.Pointer, _slope.Pointer, _count, _parameters.Pointer);
            _product.Backward(_slope.Pointer, _dy.Pointer, _dx.Pointer, _count, null);
            return;
        }

        _kernel.Forward(_x.Pointer, _pass == ActivationPass.InPlace ? _x.Pointer : _y.Pointer, _count, _parameters.Pointer);
        if (_pass == ActivationPass.ForwardBackward) _kernel.Backward(_x.Pointer, _dy.Pointer, _dx.Pointer, _count, _parameters.Pointer);
    }

    public override void RunPeer() => _peer!.Run(_pass);

    public override void Dispose()
    {
        foreach (var part in new IDisposable?[] { _team, _x, _y, _slope, _dy, _dx, _parameters, _peer }) part?.Dispose();
    }
}
