using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>What each framework's documentation lists, and where their defaults differ.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData("torch", "Threshold ReLU RReLU Hardtanh ReLU6 Sigmoid Hardsigmoid Tanh SiLU Mish Hardswish ELU CELU SELU GLU GELU Hardshrink LeakyReLU LogSigmoid Softplus Softshrink PReLU Softsign Tanhshrink Softmin Softmax Softmax2d LogSoftmax")]
    [InlineData("torch", "relu relu6 threshold leaky_relu prelu rrelu elu celu selu gelu silu mish hardswish hardsigmoid hardtanh sigmoid logsigmoid tanh softplus softsign softshrink hardshrink tanhshrink glu softmax softmin log_softmax gumbel_softmax heaviside sinc ndtr erf clamp sin cos atan asinh exp abs square sign rms_norm normalize")]
    [InlineData("keras", "relu leaky_relu relu6 elu selu celu softplus softsign tanh sigmoid exponential linear soft_shrink hard_shrink tanh_shrink hard_tanh threshold silu swish hard_silu hard_swish hard_sigmoid gelu mish glu squareplus sparse_plus sparse_sigmoid log_sigmoid softmax log_softmax sparsemax")]
    [InlineData("jax", "celu elu gelu glu hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu log_sigmoid log_softmax softmax logsumexp logmeanexp relu identity relu6 selu sigmoid soft_sign softplus sparse_plus sparse_sigmoid silu swish squareplus mish standardize tanh")]
    [InlineData("mlx", "sigmoid relu relu2 relu6 leaky_relu elu celu selu softmax log_softmax softmin softplus softsign softshrink hard_shrink hard_tanh silu log_sigmoid gelu gelu_approx gelu_fast_approx glu step prelu mish hardswish tanh")]
    [InlineData("onnx", "Relu LeakyRelu PRelu ThresholdedRelu Elu Celu Selu Gelu HardSigmoid HardSwish Mish Swish SwiGLU Sigmoid Tanh Softplus Softsign Erf Shrink Softmax LogSoftmax Hardmax Clip LpNormalization LayerNormalization RMSNormalization Affine ScaledTanh")]
    [InlineData("tfa", "gelu hardshrink softshrink lisht mish rrelu snake sparsemax tanhshrink maxout TLU")]
    [InlineData("tf", "leaky_relu crelu silu gelu")]
    [InlineData("flax", "PReLU")]
    [InlineData("timm", "silu swish mish relu relu6 leaky_relu elu prelu celu selu gelu gelu_tanh quick_gelu sigmoid tanh hard_sigmoid hardsigmoid hard_swish hardswish hard_mish identity")]
    [InlineData("hf", "gelu gelu_10 gelu_fast gelu_new gelu_python gelu_pytorch_tanh laplace leaky_relu linear mish quick_gelu relu relu2 relu6 sigmoid silu swish tanh prelu xielu")]
    [InlineData("burn", "Identity Gelu GeluApproximate PRelu Relu LeakyRelu SwiGlu Selu Sigmoid Tanh HardSigmoid HardSwish Softplus Softsign Elu Celu ThresholdedRelu HardShrink SoftShrink Shrink Glu Mish RRelu Relu6 LogSigmoid Tanhshrink quiet_softmax")]
    public void Every_name_of_a_framework_resolves(string framework, string names) => Assert.All(names.Split(' '), name =>
    {
        var activation = Activation.Parse($"{framework}:{name}");
        Assert.Equal(activation, Activation.Parse(activation.Text));
        Assert.Contains(Activation.Parse(activation.Id).Presets, p => p.Framework == framework && p.Activation == activation);
    });

    [Theory]
    [InlineData("keras:leaky_relu", "leaky_relu(alpha=0.2)")]
    [InlineData("tf:leaky_relu", "leaky_relu(alpha=0.2)")]
    [InlineData("keras_layer:LeakyReLU", "leaky_relu(alpha=0.3)")]
    [InlineData("torch:leaky_relu", "leaky_relu")]
    [InlineData("torch:gelu", "gelu")]
    [InlineData("jax:gelu", "gelu_tanh")]
    [InlineData("tfa:gelu", "gelu_tanh")]
    [InlineData("onnx:hard_sigmoid", "hard_sigmoid(alpha=0.2)")]
    [InlineData("keras2:hard_sigmoid", "hard_sigmoid(alpha=0.2)")]
    [InlineData("keras:hard_sigmoid", "hard_sigmoid")]
    [InlineData("mlx:selu", "selu(gamma=1.0507, alpha=1.67326)")]
    [InlineData("flax:prelu", "prelu(alpha=0.01)")]
    [InlineData("keras_layer:PReLU", "prelu(alpha=0)")]
    [InlineData("onnx:LeakyRelu(alpha=0.1)", "leaky_relu(alpha=0.1)")]
    [InlineData("Keras: leaky_relu", null)]
    [InlineData("KERAS:leaky_relu( negative_slope = 0.1 )", "leaky_relu(alpha=0.1)")]
    [InlineData("onnx:swish(1.5)", "swish(beta=1.5)")]
    public void Defaults_are_those_of_the_framework(string text, string? expected)
    {
        if (expected is null) Assert.Throws<HillockException>(() => Activation.Parse(text));
        else Assert.Equal(expected, Activation.Parse(text).Text);
    }

    [Theory]
    [InlineData("tourch:relu", "Did you mean torch")]
    [InlineData("torch:relo", "Did you mean relu")]
    [InlineData("onnx:phish", "Without the framework, phish works")]
    [InlineData("torch:", "torch has no activation")]
    public void Unknown_names_get_the_nearest(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HillockException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_is_found_under_its_own_name_and_no_framework_is_left_empty()
    {
        Assert.All(Presets.All, p => Assert.Equal(p.Activation, Activation.Parse(p.ToString())));
        Assert.Equal(Presets.Frameworks.Order(), Presets.All.Select(p => p.Framework).Distinct().Order());
    }
}
