using Hillock.Activations;
using Hillock.Formulas;
using static Hillock.Formulas.Functions;

namespace Hillock.Tests.Activations;

public sealed class ActivationParseTests
{
    [Theory]
    [InlineData("LeakyReLU", "leaky_relu")]
    [InlineData(" leaky-relu ", "leaky_relu")]
    [InlineData("leaky_relu(0.2)", "leaky_relu(alpha=0.2)")]
    [InlineData("leaky_relu( negative_slope = 0.2 )", "leaky_relu(alpha=0.2)")]
    [InlineData("leaky_relu(alpha=0.01)", "leaky_relu")]
    [InlineData("gelu()", "gelu")]
    [InlineData("SiLU", "swish")]
    [InlineData("swish(beta=1.5)", "swish(beta=1.5)")]
    [InlineData("prelu(alpha=-1e-3)", "prelu(alpha=-0.001)")]
    [InlineData("relu(x)", "max(0, x)")]
    [InlineData("relu(x)^2", "max(0, x)^2")]
    [InlineData("elu(2 * x, 0.5)", "where(2 * x > 0, 2 * x, 0.5 * expm1(2 * x))")]
    [InlineData("x*sigmoid(1.702*x)", "x * sigmoid(1.702 * x)")]
    [InlineData("x", "x")]
    [InlineData("softmax", "softmax")]
    [InlineData("prelu(x) * 2", "(max(0, x) + alpha * min(0, x)) * 2; learn alpha = 0.25 per channel")]
    [InlineData("prelu(shared)", "prelu(shared)")]
    [InlineData("prelu(per_channel)", "prelu")]
    [InlineData("PReLU( Per-Channel, slope = 0.1 )", "prelu(alpha=0.1)")]
    [InlineData("prelu(0.1, shared)", "prelu(alpha=0.1, shared)")]
    [InlineData("dynamic_tanh(per_channel)", "dynamic_tanh(per_channel)")]
    [InlineData("dynamic_tanh(shared)", "dynamic_tanh(shared)")]
    [InlineData("pelu(shared)", "pelu")]
    [InlineData("eprelu(shared, alpha=0.2)", "eprelu(alpha=0.2, shared)")]
    [InlineData("x * sigmoid(b * x); learn b = 1 per channel", "x * sigmoid(b * x); learn b = 1 per channel")]
    [InlineData("x * sigmoid(b * x); learn b = 1 per_channel", "x * sigmoid(b * x); learn b = 1 per channel")]
    public void Reads_names_parameters_and_formulas(string text, string expected)
    {
        var a = Activation.Parse(text);
        Assert.Equal(expected, a.Text);
        Assert.Equal(a, Activation.Parse(a.Text));
    }

    [Theory]
    [InlineData("relo", "Did you mean relu")]
    [InlineData("lekay_relu(0.1)", "leaky_relu")]
    [InlineData("lekay_relu(alpha=0.1)", "leaky_relu")]
    [InlineData("leaky_relu(alfa=0.1)", "it has alpha")]
    [InlineData("leaky_relu(alpha=big)", "expected a number")]
    [InlineData("leaky_relu(alpha=1e999)", "expected a number")]
    [InlineData("leaky_relu(0.1, 0.2)", "has 1 parameter (alpha), got 2")]
    [InlineData("leaky_relu(alpha=0.1, alpha=0.2)", "given twice")]
    [InlineData("leaky_relu(alpha=0.1, 0.2)", "parameter")]
    [InlineData("tanh(1)", "no parameters")]
    [InlineData("sin", "write it as a formula")]
    [InlineData("sin(1)", "write it as a formula")]
    [InlineData("clamp", "such as clamp(x, -1, 1)")]
    [InlineData("max", "such as max(x, 2)")]
    [InlineData("gelu(approximate=sigmoid)", "expected none or tanh")]
    [InlineData("relu(max_value=6)", "relu6(n=6)")]
    [InlineData("softmax(axis=-1)", "the last axis")]
    [InlineData("softplus(beta=2, threshold=20)", "None is needed")]
    [InlineData("softmax(x)", "whole row")]
    [InlineData("elu(x, 1, 2)", "elu takes")]
    [InlineData("2 + 3", "does not contain x")]
    [InlineData("pi", "does not contain x")]
    [InlineData("x * sigmod(x)", "Did you mean sigmoid")]
    [InlineData("", "empty")]
    [InlineData("prelu(x) * alpha; alpha = 2", "two parameters called alpha")]
    [InlineData("relu(per_channel)", "learns nothing")]
    [InlineData("prelu(per_chanel)", "Did you mean per_channel")]
    [InlineData("prelu(0.1, sharred)", "Did you mean shared")]
    [InlineData("leaky_relu(shared)", "learns nothing")]
    [InlineData("prelu(shared, per_channel)", "give one of")]
    [InlineData("b * x; b = 1 per channel", "only a learned one")]
    [InlineData("b * x; learn b = 1 per layer", "Unexpected 'per'")]
    public void Says_what_is_wrong(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HillockException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Is_written_as_a_string()
    {
        Activation a = "leaky_relu(0.2)";
        Assert.Equal("leaky_relu(alpha=0.2)", a.ToString());
    }

    [Fact]
    public void Is_defined_in_CSharp()
    {
        var mine = Activation.Define("mine", x => x * Tanh(Exp(x)));
        Assert.Equal("mine", mine.Text);
        Assert.Equal(Math.Tanh(Math.E), mine.Formula.Evaluate(1), 1e-15);
        Assert.Throws<HillockException>(() => Activation.Define("Not A Name", x => x));
        Assert.Throws<HillockException>(() => Activation.Define("flat", _ => 1.0));
    }

    [Theory]
    [InlineData("prelu", true)]
    [InlineData("torch:prelu", false)]
    [InlineData("prelu(shared)", false)]
    [InlineData("pelu", false)]
    [InlineData("leaky_relu", false)]
    [InlineData("dynamic_tanh", true)]
    [InlineData("max(0, x) + a * min(0, x); learn a = 0.25", false)]
    public void Sharing_is_that_of_the_source_unless_said(string text, bool perChannel) => Assert.Equal(perChannel, Activation.Parse(text).LearnsPerChannel);

    [Fact]
    public void Each_parameter_says_whether_it_is_shared()
    {
        var a = Activation.Parse("dynamic_tanh");
        Assert.Equal([("gamma", true), ("alpha", false), ("beta", true)], a.Learnable.Select(p => (p.Name, p.PerChannel)));
        Assert.All(a.PerChannel().Learnable, p => Assert.True(p.PerChannel));
        Assert.All(a.Shared().Learnable, p => Assert.False(p.PerChannel));
        Assert.Equal(a.Shared(), a.PerChannel().Shared());
        Assert.Equal(0.7, a.Shared().With("alpha", 0.7).Learnable.First(p => p.Name == "alpha").Value);
        Assert.False(a.Shared().With("alpha", 0.7).LearnsPerChannel);
    }

    [Fact]
    public void Learnable_parameters_are_told_apart()
    {
        var a = Assert.IsType<ElementwiseActivation>(Activation.Parse("prelu(alpha=0.1)"));
        Assert.Equal(0.1, Assert.Single(a.Learnable).Value);
        Assert.Empty(Assert.IsType<ElementwiseActivation>(Activation.Parse("leaky_relu")).Learnable);
        var own = Assert.IsType<ElementwiseActivation>(Activation.Parse("x * sigmoid(b * x) * c; learn b = 1; c = 2"));
        Assert.Equal(["b"], own.Learnable.Select(p => p.Name));
        Assert.Equal(3, Assert.IsType<ElementwiseActivation>(own.With("b", 3)).Learnable[0].Value);
    }
}
