namespace Hillock.Tests.Activations;

/// <summary>Every activation that the documentation of a framework lists, and why some are not in the catalogue.</summary>
/// <param name="Framework">The name before the colon.</param>
/// <param name="Listed">All of them, as the framework spells them.</param>
public sealed record FrameworkNames(string Framework, string Listed)
{
    private const string Layer = "a layer with weights or statistics of its own";
    private const string NotOne = "no activation: it encodes, multiplies or attends";

    /// <summary>Those that are left out, with the reason.</summary>
    public IReadOnlyDictionary<string, string> LeftOut { get; private init; } = new Dictionary<string, string>();

    /// <summary>PyTorch 2.10, Keras 3, JAX, Flax, MLX, TensorFlow Addons 0.23, tf.nn and ONNX 1.22, and four libraries more.</summary>
    public static IReadOnlyList<FrameworkNames> All { get; } =
    [
        // torch.nn, "Non-linear Activations".
        new("torch",
            "ELU Hardshrink Hardsigmoid Hardtanh Hardswish LeakyReLU LogSigmoid MultiheadAttention PReLU ReLU ReLU6 RReLU SELU CELU GELU Sigmoid SiLU "
            + "Mish Softplus "
            + "Softshrink Softsign Tanh Tanhshrink Threshold GLU Softmin Softmax Softmax2d LogSoftmax AdaptiveLogSoftmaxWithLoss Identity")
        {
            LeftOut = new Dictionary<string, string> { ["MultiheadAttention"] = Layer, ["AdaptiveLogSoftmaxWithLoss"] = Layer },
        },

        // torch.nn.functional, "Non-linear activation functions"; in-place forms end in _.
        new("torch",
            "threshold threshold_ relu relu_ hardtanh hardtanh_ hardswish relu6 elu elu_ selu celu leaky_relu leaky_relu_ prelu rrelu rrelu_ glu gelu "
            + "logsigmoid hardshrink tanhshrink "
            + "softsign softplus softmin softmax softshrink gumbel_softmax log_softmax tanh sigmoid hardsigmoid silu mish batch_norm group_norm "
                + "instance_norm layer_norm local_response_norm rms_norm normalize")
        {
            LeftOut = new Dictionary<string, string> { ["batch_norm"] = Layer, ["group_norm"] = Layer, ["instance_norm"] = Layer, ["local_response_norm"] =
                Layer },
        },

        // torch.* and torch.special that serve as activations.
        new("torch", "heaviside sinc ndtr erf expit clamp sin cos atan asinh exp abs square sign logsumexp logit")
        {
            LeftOut = new Dictionary<string, string> { ["logit"] = "defined between 0 and 1 only" },
        },
        new("keras",
            "relu leaky_relu relu6 elu selu celu softplus softsign tanh sigmoid exponential linear soft_shrink hard_shrink tanh_shrink hard_tanh "
            + "threshold silu swish hard_silu hard_swish "
            + "hard_sigmoid gelu mish glu squareplus sparse_plus sparse_sigmoid log_sigmoid softmax log_softmax sparsemax"),
        new("keras_layer", "Activation ReLU LeakyReLU PReLU ELU Softmax ThresholdedReLU")
        {
            LeftOut = new Dictionary<string, string> { ["Activation"] = "wraps any of the others" },
        },
        new("keras2", "elu exponential gelu hard_sigmoid linear mish relu selu sigmoid softmax softplus softsign swish tanh ThresholdedReLU"),
        new("jax", "relu relu6 sigmoid softplus sparse_plus sparse_sigmoid soft_sign silu swish log_sigmoid leaky_relu hard_sigmoid hard_silu hard_swish "
            + "hard_tanh tanh elu celu selu gelu glu squareplus mish "
            + "identity softmax log_softmax logmeanexp logsumexp standardize log1mexp one_hot dot_product_attention scaled_matmul scaled_dot_general "
                + "get_scaled_dot_general_config")
        {
            LeftOut = new Dictionary<string, string>
            {
                ["log1mexp"] = "defined on half a line only", ["one_hot"] = NotOne, ["dot_product_attention"] = NotOne, ["scaled_matmul"] =
                    NotOne, ["scaled_dot_general"] = NotOne,
                ["get_scaled_dot_general_config"] = NotOne,
            },
        },
        new("flax", "PReLU celu elu gelu glu hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu log_sigmoid log_softmax logsumexp one_hot relu relu6 "
            + "identity selu sigmoid silu soft_sign softmax "
            + "softplus standardize swish tanh")
        {
            LeftOut = new Dictionary<string, string> { ["one_hot"] = NotOne },
        },
        new("mlx", "CELU ELU GELU GLU HardShrink HardTanh Hardswish LeakyReLU LogSigmoid LogSoftmax Mish PReLU ReLU ReLU2 ReLU6 SELU Sigmoid SiLU Softmax "
            + "Softmin Softplus Softshrink Softsign Step Tanh"),
        new("mlx", "celu elu gelu gelu_approx gelu_fast_approx glu hard_shrink hard_tanh hardswish leaky_relu log_sigmoid log_softmax mish prelu relu "
            + "relu2 relu6 selu sigmoid silu softmax softmin "
            + "softplus softshrink softsign step tanh"),
        new("tfa", "gelu hardshrink lisht mish rrelu snake softshrink sparsemax tanhshrink GELU Maxout Snake Sparsemax TLU FilterResponseNormalization")
        {
            LeftOut = new Dictionary<string, string> { ["FilterResponseNormalization"] = Layer },
        },
        new("tf", "relu relu6 leaky_relu crelu elu selu silu swish gelu sigmoid tanh softplus softsign softmax log_softmax log_sigmoid l2_normalize"),
        new("onnx", "Celu Elu Gelu HardSigmoid HardSwish Hardmax LeakyRelu LogSoftmax Mish PRelu Relu Selu Shrink Sigmoid Softmax Softplus Softsign "
            + "SwiGLU Swish Tanh ThresholdedRelu "
            + "Erf Clip Identity LpNormalization LayerNormalization RMSNormalization Affine ScaledTanh ReduceLogSumExp Abs Asinh Atan Cos Exp Sign Sin"),
        new("timm", "silu swish mish relu relu6 leaky_relu elu prelu celu selu gelu gelu_tanh quick_gelu sigmoid tanh hard_sigmoid hardsigmoid hard_swish "
            + "hardswish hard_mish identity SwiGLUPacked"),
        // ACT2CLS of transformers/src/transformers/activations.py, all 24 keys.
        new("hf", "gelu gelu_10 gelu_accurate gelu_fast gelu_new gelu_python gelu_pytorch_tanh gelu_python_tanh hardswish laplace leaky_relu linear mish "
            + "quick_gelu relu relu2 relu6 sigmoid silu sqrtsoftplus swish tanh prelu xielu"),
        // burn-nn/src/activation and burn-tensor's activation functions.
        new("burn", "Identity Gelu GeluApproximate PRelu Relu LeakyRelu SwiGlu Selu Sigmoid Tanh HardSigmoid HardSwish Softplus Softsign Elu Celu "
            + "ThresholdedRelu HardShrink SoftShrink Shrink Glu Mish "
            + "RRelu Relu6 LogSigmoid Tanhshrink SiLU Hardtanh Threshold quiet_softmax softmax softmin log_softmax"),

        // candle-nn/src/activation.rs and ops.rs.
        new("candle",
            "Gelu NewGelu gelu_new Relu Relu2 Relu6 Silu Sigmoid HardSigmoid Swiglu Swish Mish HardSwish Elu LeakyRelu GeluPytorchTanh PReLU softmax "
            + "log_softmax rms_norm layer_norm"),
    ];
}
