using static TorchSharp.Modules.GELU;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>The activations that both sides have, and formulas that no framework has built in, composed as its users would.</summary>
internal static class TorchFunctions
{
    /// <summary>By the name, or the formula, that Hillock reads.</summary>
    public static IReadOnlyDictionary<string, TorchFunction> All { get; } = new Dictionary<string, TorchFunction>
    {
        ["relu"] = new(x => functional.relu(x), x => x.relu_()),
        ["relu6"] = new(x => functional.relu6(x), x => x.relu6_()),
        ["leaky_relu"] = new(x => functional.leaky_relu(x), x => functional.leaky_relu(x, inplace: true)),
        ["elu"] = new(x => functional.elu(x, 1), x => x.elu_()),
        ["selu"] = new(x => functional.selu(x), x => x.selu_()),
        ["celu"] = new(x => functional.celu(x, 1), x => x.celu_()),
        ["gelu"] = new(functional.gelu, x => x.gelu_()),
        ["gelu_tanh"] = new(x => functional.gelu(x, Approximate.tanh), x => x.gelu_(Approximate.tanh)),
        ["silu"] = new(x => functional.silu(x), x => x.silu_()),
        ["mish"] = new(x => functional.mish(x), x => functional.mish(x, inplace: true)),
        ["sigmoid"] = new(functional.sigmoid, x => x.sigmoid_()),
        ["log_sigmoid"] = new(functional.logsigmoid),
        ["tanh"] = new(x => functional.tanh(x), x => x.tanh_()),
        ["softplus"] = new(x => functional.softplus(x)),
        ["softsign"] = new(x => functional.softsign(x)),
        ["hard_sigmoid"] = new(x => functional.hardsigmoid(x), x => x.hardsigmoid_()),
        ["hard_swish"] = new(x => functional.hardswish(x), x => x.hardswish_()),
        ["hard_tanh"] = new(x => functional.hardtanh(x), x => x.hardtanh_(-1, 1)),
        ["softshrink"] = new(x => functional.softshrink(x)),
        ["hardshrink"] = new(x => functional.hardshrink(x)),
        ["tanhshrink"] = new(x => functional.tanhshrink(x)),
        ["threshold(threshold=0.5, value=0.1)"] = new(x => functional.threshold(x, 0.5, 0.1), x => functional.threshold(x, 0.5, 0.1, inplace: true)),
        ["sqnl"] = new(x => TorchSharp.torch.where(x.abs() > 2, x.sign(), x - (0.25 * x * x.abs()))),
        ["x*tanh(exp(x))"] = new(x => x * x.exp().tanh()),
        ["x + sin(2*x)^2/2"] = new(x => x + ((2 * x).sin().square() / 2)),
        ["(0.0218 + x*(0.5 + x*(1.5957 + x*1.1915)))/(1 + 2.383*x^2)"] =
            new(x => (0.0218 + (x * (0.5 + (x * (1.5957 + (x * 1.1915)))))) / (1 + (2.383 * x.square()))),
        ["x*(1 + x/sqrt(x^2 + 4))/2"] = new(x => x * (1 + (x / (x.square() + 4).sqrt())) / 2),
    };
}
