using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>An activation by TorchSharp, alone and with its gradient.</summary>
internal sealed class TorchActivation : IDisposable
{
    private readonly Func<Tensor, Tensor> _function;
    private readonly Tensor _x, _leaf, _dy;

    public TorchActivation(string name, float[] x)
    {
        _function = Find(name);
        _x = tensor(x);
        _leaf = tensor(x, requires_grad: true);
        _dy = ones_like(_x);
    }

    public void Forward()
    {
        using var y = _function(_x);
    }

    public void ForwardBackward()
    {
        using var scope = NewDisposeScope();
        _function(_leaf).backward([_dy]);
        _leaf.grad = null;
    }

    public void Dispose()
    {
        _x.Dispose();
        _leaf.Dispose();
        _dy.Dispose();
    }

    private static Func<Tensor, Tensor> Find(string name) => name switch
    {
        "relu" => x => functional.relu(x),
        "silu" => x => functional.silu(x),
        "gelu" => functional.gelu,
        "tanh" => x => functional.tanh(x),
        "sigmoid" => functional.sigmoid,
        "softplus" => x => functional.softplus(x),
        "mish" => x => functional.mish(x),
        "elu" => x => functional.elu(x, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such activation in the peer's table."),
    };
}
