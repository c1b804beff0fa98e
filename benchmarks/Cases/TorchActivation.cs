using static TorchSharp.torch;

namespace Hillock.Benchmarks.Cases;

/// <summary>An activation by TorchSharp, alone and with its gradient.</summary>
internal sealed class TorchActivation : IDisposable
{
    private readonly TorchFunction _function;
    private readonly Tensor _x, _leaf, _dy;

    public TorchActivation(string name, float[] x)
    {
        _function = TorchFunctions.All[name];
        _x = tensor(x);
        _leaf = tensor(x, requires_grad: true);
        _dy = ones_like(_x);
    }

    public void Run(ActivationPass pass)
    {
        if (pass == ActivationPass.InPlace)
        {
            DropHandle(_function.InPlace!(_x));
            return;
        }

        using var scope = NewDisposeScope();
        if (pass == ActivationPass.Forward)
        {
            _function.Value(_x);
            return;
        }

        _function.Value(_leaf).backward([_dy]);
        _leaf.grad = null;
    }

    /// <summary>Puts back what in-place runs changed.</summary>
    public void Restore()
    {
        using var guard = no_grad();
        DropHandle(_x.copy_(_leaf));
    }

    public void Dispose()
    {
        _x.Dispose();
        _leaf.Dispose();
        _dy.Dispose();
    }

    // Some in-place functions return the tensor itself, others one more handle of it.
    private void DropHandle(Tensor result)
    {
        if (!ReferenceEquals(result, _x)) result.Dispose();
    }
}
