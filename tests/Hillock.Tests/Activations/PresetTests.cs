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
    public void Defaults_are_those_of_the_framework(string text, string? expected)
    {
        if (expected is null) Assert.Throws<HillockException>(() => Activation.Parse(text));
        else Assert.Equal(expected, Activation.Parse(text).Text);
    }

    [Fact]
    public void Onnx_nodes_compute_what_they_are_said_to()
    {
        foreach (var entry in Hillock.Activations.Activations.All.OfType<ElementwiseActivation>().Where(a => a.Info.OnnxNode.Length > 0))
        {
            var node = (ElementwiseActivation)(entry.Info.OnnxNode == "Gelu(approximate=\"tanh\")" ? "jax:gelu" : Activation.Parse("onnx:" + entry.Info.OnnxNode));
            foreach (var x in new[] { -40, -7.3, -2.1, -0.5, -0.2, 0.3, 0.5, 1.7, 5.9, 40 })
                Assert.Equal(entry.Formula.Evaluate(x), node.Formula.Evaluate(x), 1e-12);
        }
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
    public void Each_is_found_under_its_own_name_and_no_framework_is_left_empty()
    {
        Assert.All(Presets.All, p => Assert.Equal(p.Activation, Activation.Parse(p.ToString())));
        Assert.Equal(Presets.Frameworks.Order(), Presets.All.Select(p => p.Framework).Distinct().Order());
    }
}
