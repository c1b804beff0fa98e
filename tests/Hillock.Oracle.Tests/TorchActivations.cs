using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Oracle.Tests;

/// <summary>The activations that TorchSharp has, by their text in the catalogue.</summary>
/// <remarks>Left out because TorchSharp 0.107.0 computes them wrong: hardtanh (the identity) and rrelu (never random).</remarks>
internal static class TorchActivations
{
    // Above its threshold torch takes softplus to be x: beyond 500 that is exact.
    private const double SoftplusThreshold = 500;

    public static IReadOnlyDictionary<string, Func<Tensor, Tensor>> All { get; } = new Dictionary<string, Func<Tensor, Tensor>>
    {
        ["linear"] = x => x.alias(),
        ["sigmoid"] = functional.sigmoid,
        ["tanh"] = x => functional.tanh(x),
        ["relu"] = x => functional.relu(x),
        ["leaky_relu"] = x => functional.leaky_relu(x, 0.01),
        ["leaky_relu(alpha=0.3)"] = x => functional.leaky_relu(x, 0.3),
        ["prelu"] = x => functional.prelu(x, full(1, 0.25, dtype: x.dtype)),
        ["elu"] = x => functional.elu(x, 1),
        ["elu(alpha=0.5)"] = x => functional.elu(x, 0.5),
        ["selu"] = x => functional.selu(x),
        ["swish(beta=1.5)"] = x => x * functional.sigmoid(1.5 * x),
        ["swish"] = x => functional.silu(x),
        ["gelu"] = functional.gelu,
        ["gelu_tanh"] = x => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh, false),
        ["softplus(beta=2)"] = x => functional.softplus(x, 2, SoftplusThreshold),
        ["softplus"] = x => functional.softplus(x, 1, SoftplusThreshold),
        ["softsign"] = x => functional.softsign(x),
        ["mish"] = x => functional.mish(x),
    };
}
