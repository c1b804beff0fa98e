using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Oracle.Tests;

/// <summary>The activations that TorchSharp has, by their text in the catalogue.</summary>
/// <remarks>Left out because TorchSharp 0.107.0 computes it wrong: rrelu while training (never random). Its hardtanh is the identity; the form in place is
/// right.</remarks>
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
        ["celu"] = x => functional.celu(x, 1),
        ["celu(alpha=1.75)"] = x => functional.celu(x, 1.75),
        ["relu6"] = x => functional.relu6(x),
        ["hard_swish"] = x => functional.hardswish(x),
        ["hard_sigmoid"] = x => functional.hardsigmoid(x),
        ["hard_tanh"] = x => x.clone().hardtanh_(-1, 1),
        ["hard_tanh(min_value=-0.5, max_value=2)"] = x => x.clone().hardtanh_(-0.5, 2),
        ["softshrink"] = x => functional.softshrink(x, 0.5),
        ["hardshrink"] = x => functional.hardshrink(x, 0.5),
        ["hardshrink(lambda=1.25)"] = x => functional.hardshrink(x, 1.25),
        ["tanhshrink"] = x => functional.tanhshrink(x),
        ["threshold(threshold=0.5, value=7)"] = x => functional.threshold(x, 0.5, 7),
        ["thresholded_relu"] = x => functional.threshold(x, 1, 0),
        ["log_sigmoid"] = x => functional.logsigmoid(x),
        ["where(x > 0, x, 0.22916666666666666 * x)"] = x => functional.rrelu(x, 0.125, 1.0 / 3),
        ["erf"] = x => x.erf(),
        ["normal_cdf"] = x => special.ndtr(x),
        ["arctan"] = x => x.atan(),
        ["asinh"] = x => x.arcsinh(),
        ["abs"] = x => x.abs(),
        ["square"] = x => x.square(),
        ["sinc_pi"] = x => special.sinc(x),
        ["closed_hard_tanh"] = x => x.clamp(-1, 1),
        ["closed_hard_tanh(min_value=-0.5, max_value=2)"] = x => x.clamp(-0.5, 2),
        ["b_silu"] = x => ((x + 1.67) * functional.sigmoid(x)) - (1.67 / 2),
        ["sign"] = x => x.sign(),
    };

    /// <summary>Those with something to learn, as functions of x and of the learned numbers in their order, differentiated by TorchSharp.</summary>
    public static IReadOnlyDictionary<string, Func<Tensor, Tensor[], Tensor>> Learned { get; } = new Dictionary<string, Func<Tensor, Tensor[], Tensor>>
    {
        ["prelu"] = (x, p) => functional.prelu(x, p[0].reshape(1)),
        ["swish_learned"] = (x, p) => x * functional.sigmoid(p[0] * x),
        ["snake_beta"] = (x, p) => x + ((p[0] * x).sin().square() / p[1]),
        ["dynamic_tanh"] = (x, p) => (p[0] * (p[1] * x).tanh()) + p[2],
        ["derf"] = (x, p) => (p[0] * ((p[1] * x) + p[2]).erf()) + p[3],
        ["acon_c"] = (x, p) => ((p[0] - p[1]) * x * functional.sigmoid(p[2] * (p[0] - p[1]) * x)) + (p[1] * x),
        ["pelu"] = (x, p) => where(x > 0, p[0] / p[1] * x, p[0] * (minimum(x, 0) / p[1]).expm1()),
        ["star_relu"] = (x, p) => (p[0] * functional.relu(x).square()) - p[1],
        ["tanhsoft1"] = (x, p) => (p[0] * x).tanh() * functional.softplus(x, 1, SoftplusThreshold),
    };

    /// <summary>Functions of rows along the last axis.</summary>
    public static IReadOnlyDictionary<string, Func<Tensor, Tensor>> Rows { get; } = new Dictionary<string, Func<Tensor, Tensor>>
    {
        ["softmax"] = x => functional.softmax(x, -1),
        ["log_softmax"] = x => functional.log_softmax(x, -1),
        ["softmin"] = x => functional.softmin(x, -1),
        ["glu"] = x => functional.glu(x, -1),
        ["logsumexp(group=6)"] = x => x.logsumexp(-1, keepdim: true),
        ["l1_normalize"] = x => functional.normalize(x, 1, -1, 1e-300),
        ["l2_normalize(epsilon=1e-12)"] = x => functional.normalize(x, 2, -1, 1e-12),
        ["l2_normalize"] = x => functional.normalize(x, 2, -1, 1e-300),
        ["standardize"] = x => functional.layer_norm(x, [6]),
        ["maxout(group=6)"] = x => x.amax([-1L], keepdim: true),
    };
}
