using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Activations;

/// <summary>Numbers of PyTorch 2.10, but for limits where it gives NaN.</summary>
public sealed class ReferenceValueTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData("relu", 0, 0, 0)]
    [InlineData("leaky_relu", 0, 0, 0.01)]
    [InlineData("prelu", 0, 0, 0.25)]
    [InlineData("elu", 0, 0, 1)]
    [InlineData("elu(alpha=2)", 0, 0, 2)]
    [InlineData("selu", 0, 0, 1.7580993408473766)]
    [InlineData("gelu", 0, 0, 0.5)]
    [InlineData("gelu_tanh", 0, 0, 0.5)]
    [InlineData("silu", 0, 0, 0.5)]
    [InlineData("mish", 0, 0, 0.6)]
    [InlineData("sigmoid", 0, 0.5, 0.25)]
    [InlineData("tanh", 0, 0, 1)]
    [InlineData("softsign", 0, 0, 1)]
    [InlineData("softplus", 0, 0.6931471805599453, 0.5)]
    [InlineData("elu", -1, -0.6321205588285577, 0.36787944117144233)]
    [InlineData("gelu", 1, 0.8413447460685429, 1.0833154705876864)]
    [InlineData("gelu_tanh", 1, 0.8411919906082768, 1.0829640838457826)]
    [InlineData("mish", 1, 0.8650983882673103, 1.0490362200997922)]
    [InlineData("swish(beta=1.5)", 1, 0.8175744761936437, 1.041294154299143)]
    public void At_zero_and_one(string text, double x, double value, double derivative)
    {
        var a = Get(text);
        Assert.Equal(value, a.Formula.Evaluate(x), 1e-14);
        Assert.Equal(derivative, a.Derivative.Evaluate(x), 1e-12);
    }

    [Theory]
    [InlineData("relu", 0, Inf, 0, 1)]
    [InlineData("leaky_relu", -Inf, Inf, 0.01, 1)]
    [InlineData("elu", -1, Inf, 0, 1)]
    [InlineData("elu(alpha=2)", -2, Inf, 0, 1)]
    [InlineData("selu", -1.7580993408473766, Inf, 0, 1.0507009873554805)]
    [InlineData("gelu", 0, Inf, 0, 1)]
    [InlineData("gelu_tanh", 0, Inf, 0, 1)]
    [InlineData("silu", 0, Inf, 0, 1)]
    [InlineData("mish", 0, Inf, 0, 1)]
    [InlineData("softplus", 0, Inf, 0, 1)]
    [InlineData("sigmoid", 0, 1, 0, 0)]
    [InlineData("tanh", -1, 1, 0, 0)]
    [InlineData("softsign", -1, 1, 0, 0)]
    [InlineData("prelu", -Inf, Inf, 0.25, 1)]
    public void At_infinity(string text, double low, double high, double slopeLow, double slopeHigh)
    {
        var a = Get(text);
        Assert.Equal(low, a.Formula.Evaluate(-Inf));
        Assert.Equal(high, a.Formula.Evaluate(Inf));
        Assert.Equal(slopeLow, a.Derivative.Evaluate(-Inf));
        Assert.Equal(slopeHigh, a.Derivative.Evaluate(Inf));
    }

    [Theory]
    [InlineData("silu", -0.2784645)]
    [InlineData("gelu", -0.1699712)]
    [InlineData("gelu_tanh", -0.1700408)]
    [InlineData("mish", -0.3088434)]
    public void Minima(string text, double minimum) => Assert.Equal(minimum, Get(text).Formula.RangeOf().Low, 5e-8);

    [Fact]
    public void The_tanh_form_of_gelu_is_within_its_known_distance()
    {
        var (exact, approximate) = (Get("gelu").Formula, Get("gelu_tanh").Formula);
        var distance = Enumerable.Range(-6000, 12_001).Max(i => Math.Abs(exact.Evaluate(i / 1000.0) - approximate.Evaluate(i / 1000.0)));
        Assert.Equal(4.732e-4, distance, 5e-8);
        var tanh = Formula.Parse("x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))");
        Assert.Equal(tanh.Evaluate(0.8), approximate.Evaluate(0.8), 1e-15);
    }

    private static ElementwiseActivation Get(string text) => Assert.IsType<ElementwiseActivation>(Activation.Parse(text));
}
