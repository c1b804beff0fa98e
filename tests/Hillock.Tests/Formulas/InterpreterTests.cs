using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

public sealed class InterpreterTests
{
    [Theory]
    [InlineData("erf(x)", 0.1, 0.1124629160182849)]
    [InlineData("erf(x)", 0.5, 0.5204998778130465)]
    [InlineData("erf(x)", 1, 0.8427007929497149)]
    [InlineData("erf(x)", -2.5, -0.9995930479825550)]
    [InlineData("erf(x)", 4.2, 0.9999999971445058)]
    [InlineData("erf(x)", 7, 1)]
    [InlineData("expm1(x)", 1e-10, 1.00000000005e-10)]
    [InlineData("expm1(x)", -0.3, -0.2591817793182821)]
    [InlineData("expm1(x)", 0.5, 0.6487212707001282)]
    [InlineData("log1p(x)", 1e-10, 9.9999999995e-11)]
    [InlineData("log1p(x)", 0.3, 0.26236426446749106)]
    [InlineData("sigmoid(x)", -800, 0)]
    [InlineData("sigmoid(x)", -40, 4.248354255291589e-18)]
    [InlineData("softplus(x)", 800, 800)]
    [InlineData("softplus(x)", -40, 4.248354255291589e-18)]
    [InlineData("log_sigmoid(x)", -800, -800)]
    [InlineData("where(x > 0, 1, 2)", 0, 2)]
    [InlineData("clamp(x, -1, 1)", -3, -1)]
    [InlineData("x^3", -2, -8)]
    public void Values(string formula, double x, double expected) =>
        Assert.Equal(expected, Formula.Parse(formula).Evaluate(x), Math.Abs(expected) * 4e-15);

    [Theory]
    [InlineData("x * sigmoid(x)", 0, double.PositiveInfinity)]
    [InlineData("x / (1 + abs(x))", -1, 1)]
    [InlineData("x / sqrt(1 + x^2)", -1, 1)]
    [InlineData("x * tanh(softplus(x))", 0, double.PositiveInfinity)]
    [InlineData("x^2 * exp(-x^2)", 0, 0)]
    [InlineData("sin(x)", double.NaN, double.NaN)]
    [InlineData("x * cos(x)", double.NaN, double.NaN)]
    [InlineData("log(1 + x^2)", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("exp(x) / (1 + exp(x))", 0, 1)]
    [InlineData("sqrt(x^2 + 1) - x", double.PositiveInfinity, 0)]
    [InlineData("x - tanh(x)", double.NegativeInfinity, double.PositiveInfinity)]
    public void At_infinity_gives_the_limit(string formula, double low, double high)
    {
        var f = Formula.Parse(formula);
        Assert.Equal(low, f.Evaluate(double.NegativeInfinity), 1e-9);
        Assert.Equal(high, f.Evaluate(double.PositiveInfinity), 1e-9);
    }

    [Theory]
    [InlineData("max(0, x)")]
    [InlineData("where(x > 0, 1, 0)")]
    [InlineData("clamp(x, 0, 6)")]
    [InlineData("sign(x)")]
    public void NaN_gives_NaN(string formula) => Assert.Equal(double.NaN, Formula.Parse(formula).Evaluate(double.NaN));

    [Fact]
    public void Takes_other_parameter_values()
    {
        var f = Formula.Parse("x * sigmoid(beta * x); beta = 1");
        var beta = new Dictionary<string, double> { ["beta"] = 2 };
        Assert.Equal(f.With("beta", 2).Evaluate(1.5), f.Evaluate(1.5, beta));
        Assert.NotEqual(f.Evaluate(1.5), f.Evaluate(1.5, beta));
        Assert.Equal(0, f.Evaluate(double.NegativeInfinity, beta));
    }

    [Theory]
    [InlineData("sinh(x)", 1e-30, 1e-30, 1.0)]
    [InlineData("exp(x) - exp(-x)", -1e-300, -2e-300, 2.0)]
    [InlineData("(1 - exp(-x)) / x", 1e-30, 1, null)]
    [InlineData("(1 - cos(x)) / x", 1e-8, 5e-9, null)]
    [InlineData("sigmoid(x) - 0.5", 1e-30, 2.5e-31, 0.25)]
    [InlineData("1 - tanh(x)^2", 30, 3.502604305078608e-26, -7.005208610157216e-26)]
    [InlineData("(exp(x) - 2) / (exp(x) + 1)", 1e10, 1, 0.0)]
    [InlineData("(exp(x) - 2) / (exp(x) + 1)", 800, 1, null)]
    [InlineData("(2 * exp(x) + 1) / (exp(x) + 5)", 123456.789, 2, null)]
    [InlineData("log(x + sqrt(x^2 + 1))", -1e10, -23.718998110500402, 1e-10)]
    [InlineData("(exp(x) - 1) / (exp(x) + 1)", 100, 1, 7.440151952041672e-44)]
    public void Keeps_its_digits(string formula, double x, double value, double? slope)
    {
        var (y, derivative) = Hillock.Activations.Activation.Parse(formula).Evaluate(x);
        Assert.Equal(1, value == 0 ? 1 + y : y / value, 1e-13);
        if (slope is { } d) Assert.Equal(1, d == 0 ? 1 + derivative : derivative / d, 1e-13);
    }
}
