using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Activations;

/// <summary>Where the defaults of frameworks differ.</summary>
public sealed class PresetTests
{
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
    [InlineData("flax:prelu", "prelu(alpha=0.01, shared)")]
    [InlineData("flax:gelu", "gelu_tanh")]
    [InlineData("torch:prelu", "prelu(shared)")]
    [InlineData("torch:prelu(per_channel)", "prelu")]
    [InlineData("keras_layer:PReLU", "prelu(alpha=0)")]
    [InlineData("onnx:LeakyRelu(alpha=0.1)", "leaky_relu(alpha=0.1)")]
    [InlineData("Keras: leaky_relu", null)]
    [InlineData("keras:LeakyReLU", "leaky_relu(alpha=0.3)")]
    [InlineData("keras:PReLU", "prelu(alpha=0)")]
    [InlineData("keras:leakyrelu", "leaky_relu(alpha=0.2)")]
    [InlineData("pytorch:gelu", "gelu")]
    [InlineData("TensorFlow:leaky_relu", "leaky_relu(alpha=0.2)")]
    [InlineData("huggingface:gelu_new", "gelu_tanh")]
    [InlineData("timm:SwiGLUPacked", "swiglu")]
    [InlineData("torch.nn.LeakyReLU(negative_slope=0.1)", "leaky_relu(alpha=0.1)")]
    [InlineData("torch.nn.functional.silu", "swish")]
    [InlineData("nn.GELU()", "gelu")]
    [InlineData("F.hardtanh(min_val=-2, max_val=2)", "hard_tanh(min_value=-2, max_value=2)")]
    [InlineData("torch:nn.ReLU", "relu")]
    [InlineData("keras:nn.ReLU", null)]
    [InlineData("torch:torch.nn.ReLU", "relu")]
    [InlineData("keras.layers.LeakyReLU", "leaky_relu(alpha=0.3)")]
    [InlineData("tf.keras.activations.leaky_relu", "leaky_relu(alpha=0.2)")]
    [InlineData("jax.nn.gelu", "gelu_tanh")]
    [InlineData("torch:special.ndtr", "normal_cdf")]
    [InlineData("gelu_fast", "gelu_tanh")]
    [InlineData("gelu_fast_approx", "quick_gelu")]
    [InlineData("Softmax2d", "softmax")]
    [InlineData("LayerNormalization", "standardize")]
    [InlineData("prelu(init=0.1)", "prelu(alpha=0.1)")]
    [InlineData("KERAS:leaky_relu( negative_slope = 0.1 )", "leaky_relu(alpha=0.1)")]
    [InlineData("onnx:swish(1.5)", "swish(beta=1.5)")]
    [InlineData("gelu(approximate=tanh)", "gelu_tanh")]
    [InlineData("Gelu(approximate=\"tanh\")", "gelu_tanh")]
    [InlineData("gelu(approximate=False)", "gelu")]
    [InlineData("onnx:Gelu(approximate=tanh)", "gelu_tanh")]
    [InlineData("torch.nn.GELU(approximate='tanh')", "gelu_tanh")]
    [InlineData("jax.nn.gelu(approximate=False)", "gelu")]
    [InlineData("keras:gelu(approximate=True)", "gelu_tanh")]
    [InlineData("mlx:GELU(approx=fast)", "quick_gelu")]
    [InlineData("keras:relu(max_value=6)", "relu6")]
    [InlineData("keras:relu(0.1)", "leaky_relu(alpha=0.1)")]
    [InlineData("keras:relu(0.0, None, 0.0)", "relu")]
    [InlineData("keras2:relu(alpha=0.1)", "leaky_relu(alpha=0.1)")]
    [InlineData("keras.layers.ReLU(4.0)", "relu6(n=4)")]
    [InlineData("keras:relu(threshold=1)", "where(x > 1, x, 0)")]
    [InlineData("keras.layers.ReLU(max_value=6, negative_slope=0.1, threshold=1)", "where(x > 1, min(x, 6), 0.1 * (x - 1))")]
    [InlineData("torch:clamp", "closed_hard_tanh")]
    [InlineData("torch.clamp(min=0, max=6)", "closed_hard_tanh(min_value=0, max_value=6)")]
    [InlineData("torch:clamp(0)", "where(x < 0, 0, x)")]
    [InlineData("torch:clamp(max=3)", "where(x > 3, 3, x)")]
    [InlineData("onnx:Clip(min=-2, max=1)", "hard_tanh(min_value=-2)")]
    [InlineData("onnx:Clip(min=0)", "max(x, 0)")]
    [InlineData("onnx:Clip(min=2,max=1)", "min(max(x, 2), 1)")]
    [InlineData("torch:softplus(beta=2, threshold=20)", "softplus(beta=2)")]
    [InlineData("torch:softplus(1, 5)", "where(x > 5, x, softplus(x))")]
    [InlineData("torch.nn.PReLU(num_parameters=1, init=0.1)", "prelu(alpha=0.1, shared)")]
    [InlineData("torch:PReLU(num_parameters=64)", "prelu")]
    [InlineData("torch:gumbel_softmax(tau=0.5, hard=False)", "gumbel_softmax(tau=0.5)")]
    [InlineData("torch.nn.ReLU(inplace=True)", "relu")]
    [InlineData("torch:softmax(dim=-1)", "softmax")]
    [InlineData("keras:log_softmax(axis=-1)", "log_softmax")]
    [InlineData("onnx:Hardmax(axis=-1)", "hardmax")]
    [InlineData("torch.nn.GLU(dim=-1)", "glu")]
    [InlineData("torch:normalize", "l2_normalize(epsilon=1e-12)")]
    [InlineData("torch:normalize(p=1, dim=1)", "l1_normalize(epsilon=1e-12)")]
    [InlineData("torch:normalize(p=2.0, dim=-1, eps=0.001)", "l2_normalize(epsilon=0.001)")]
    [InlineData("onnx:LpNormalization(axis=-1, p=1)", "l1_normalize")]
    [InlineData("onnx:LpNormalization", "l2_normalize")]
    [InlineData("tf:l2_normalize", "l2_normalize(epsilon=1e-6)")]
    [InlineData("tf.nn.l2_normalize(axis=-1, epsilon=0.0001)", "l2_normalize(epsilon=0.01)")]
    [InlineData("torch:rms_norm", "rms_norm(epsilon=1.1920928955078125e-7)")]
    [InlineData("torch:rms_norm(eps=1e-6)", "rms_norm(epsilon=1e-6)")]
    [InlineData("torch.nn.RMSNorm(normalized_shape=64, eps=None)", "rms_norm(epsilon=1.1920928955078125e-7)")]
    [InlineData("onnx:RMSNormalization(epsilon=0.001)", "rms_norm(epsilon=0.001)")]
    [InlineData("torch:layer_norm(eps=0.001)", "standardize(epsilon=0.001)")]
    [InlineData("jax:standardize(axis=-1)", "standardize")]
    [InlineData("hf:gelu_python_tanh", "gelu_tanh")]
    [InlineData("hf:hardswish", "hard_swish")]
    [InlineData("hf:sqrtsoftplus", "sqrt_softplus")]
    [InlineData("burn:SiLU", "swish")]
    [InlineData("burn:Hardtanh(min_val=-2, max_val=2)", "hard_tanh(min_value=-2, max_value=2)")]
    [InlineData("burn:Threshold(1, 20)", "threshold(threshold=1, value=20)")]
    [InlineData("candle:Gelu", "gelu")]
    [InlineData("candle:NewGelu", "gelu_tanh")]
    [InlineData("candle_nn.ops.hard_sigmoid", "hard_sigmoid")]
    [InlineData("candle:Elu(0.5)", "elu(alpha=0.5)")]
    public void Defaults_are_those_of_the_framework(string text, string? expected)
    {
        if (expected is null) Assert.Throws<HillockException>(() => Activation.Parse(text));
        else Assert.Equal(expected, Activation.Parse(text).Text);
    }

    [Fact]
    public void Onnx_nodes_compute_what_they_are_said_to()
    {
        foreach (var entry in Catalogue.All.OfType<ElementwiseActivation>().Where(a => a.Info.OnnxNode.Length > 0))
        {
            var node = (ElementwiseActivation)Activation.Parse("onnx:" + entry.Info.OnnxNode);
            foreach (var x in new[] { -40, -7.3, -2.1, -0.5, -0.2, 0.3, 0.5, 1.7, 5.9, 40 })
                Assert.Equal(entry.Formula.Evaluate(x), node.Formula.Evaluate(x), 1e-12);
        }
    }

    [Theory]
    [InlineData("torch:normalize(p=3)", "expected 1 or 2")]
    [InlineData("torch:normalize(dim=0)", "dim=-1")]
    [InlineData("torch:softmax(dim=0)", "last axis")]
    [InlineData("keras:relu(maximum=6)", "negative_slope, max_value, threshold")]
    [InlineData("keras:relu(max_value=x)", "expected a number")]
    [InlineData("keras:relu(1, 2, 3, 4)", "negative_slope, max_value, threshold")]
    [InlineData("keras:relu(max_value=6, max_value=7)", "given twice")]
    [InlineData("torch:gelu(approximate=sigmoid)", "none or tanh")]
    [InlineData("torch:gumbel_softmax(hard=True)", "hardmax")]
    [InlineData("relu(max_value=6)", "keras:relu(max_value=6)")]
    public void Arguments_that_do_not_fit_say_what_does(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HillockException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("torch:clamp", 1, 1, 1)]
    [InlineData("torch:clamp", -1, -1, 1)]
    [InlineData("torch:hardtanh", 1, 1, 0)]
    [InlineData("torch:clamp(0, 6)", 6, 6, 1)]
    [InlineData("torch:clamp(min=2, max=1)", 5, 1, 0)]
    [InlineData("onnx:Clip(min=2,max=1)", -7, 1, 0)]
    [InlineData("keras:relu(threshold=1, negative_slope=0.5, max_value=3)", -1, -1, 0.5)]
    [InlineData("keras:relu(threshold=1, negative_slope=0.5, max_value=3)", 2, 2, 1)]
    [InlineData("keras:relu(threshold=1, negative_slope=0.5, max_value=3)", 4, 3, 0)]
    [InlineData("keras:relu(threshold=-1, max_value=3)", -0.5, 0, 0)]
    [InlineData("keras:relu(threshold=-1)", -0.5, -0.5, 1)]
    [InlineData("jax:squareplus(b=0)", -3, 0, 0)]
    [InlineData("squareplus(b=0)", 3, 3, 1)]
    [InlineData("squareplus(b=0)", 0, 0, 0.5)]
    [InlineData("squareplus", 0, 1, 0.5)]
    public void Functions_of_frameworks_have_their_values_and_slopes(string text, double x, double value, double slope)
    {
        var a = (ElementwiseActivation)Activation.Parse(text);
        Assert.Equal(value, a.Formula.Evaluate(x), 1e-15);
        Assert.Equal(slope, a.Derivative.Evaluate(x), 1e-15);
    }

    [Theory]
    [InlineData("tourch:relu", "Did you mean torch")]
    [InlineData("torch:relo", "Did you mean relu")]
    [InlineData("onnx:phish", "Without the framework, phish works")]
    [InlineData("nn.gelu", "torch:gelu or jax:gelu")]
    [InlineData("keras.activations.relo", "Did you mean relu")]
    [InlineData("torch:", "torch has no activation")]
    public void Unknown_names_get_the_nearest(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HillockException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_framework_has_what_it_takes_over()
    {
        Assert.True(Presets.Has("keras", Catalogue.Prelu));
        Assert.True(Presets.Has("keras2", Catalogue.Prelu));
        Assert.True(Presets.Has("flax", Catalogue.Mish));
        Assert.False(Presets.Has("jax", Catalogue.Prelu));
        foreach (var framework in Presets.Frameworks)
            Assert.All(Catalogue.All.Where(a => Presets.Has(framework, a)), a => Assert.Contains(a.Presets, p => Presets.TryFind(framework, p.Name, out _)));
    }

    [Fact]
    public void Each_is_found_under_its_own_name_and_no_framework_is_left_empty()
    {
        Assert.All(Presets.All, p => Assert.Equal(p.Activation, Activation.Parse(p.ToString())));
        Assert.Equal(Presets.Frameworks.Order(), Presets.All.Select(p => p.Framework).Distinct().Order());
    }
}
