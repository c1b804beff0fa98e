using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

public sealed class DerivativeTests
{
    [Theory]
    [InlineData("sigmoid(x)", "sigmoid(x) * sigmoid(-x)")]
    [InlineData("tanh(x)", "4 * sigmoid(2 * x) * sigmoid(-2 * x)")]
    [InlineData("softplus(x)", "sigmoid(x)")]
    [InlineData("log_sigmoid(x)", "sigmoid(-x)")]
    [InlineData("expm1(x)", "exp(x)")]
    [InlineData("x / (1 + abs(x))", "1 / (1 + abs(x))^2")]
    [InlineData("x / sqrt(1 + x^2)", "1 / ((1 + x^2) * sqrt(1 + x^2))")]
    [InlineData("x / hypot(1, x)", "1 / hypot(1, x)^3")]
    [InlineData("x / hypot(1, sqrt(a) * x); a = 2", "1 / hypot(1, sqrt(a) * x)^3; a = 2")]
    [InlineData("log(1 + exp(x))", "sigmoid(x)")]
    [InlineData("1 / (1 + exp(-x))", "sigmoid(x) * sigmoid(-x)")]
    [InlineData("max(0, x)", "where(x > 0, 1, 0)")]
    [InlineData("max(0, x) + a * min(0, x); learn a = 0.25", "where(x > 0, 1, a); learn a = 0.25")]
    [InlineData("2^x", "0.6931471805599453 * 2^x")]
    [InlineData("x^3", "3 * x^2")]
    [InlineData("5", "0")]
    public void Are_those_of_the_textbook(string formula, string derivative) =>
        Assert.Equal(derivative, Formula.Parse(formula).Derivative().ToString());

    [Theory]
    [InlineData("max(0, x)", 0, 0)]
    [InlineData("max(x, 0)", 0, 0)]
    [InlineData("min(0, x)", 0, 1)]
    [InlineData("max(0, x) + 0.25 * min(0, x)", 0, 0.25)]
    [InlineData("where(x > 0, x, 0.01 * x)", 0, 0.01)]
    [InlineData("abs(x)", 0, 0)]
    [InlineData("clamp(x, -1, 1)", -1, 0)]
    [InlineData("clamp(x, -1, 1)", 1, 0)]
    [InlineData("clamp(x, 0, 6)", 0, 0)]
    [InlineData("clamp(x, 0, 6)", 6, 0)]
    [InlineData("clamp(x, 0, 6)", 3, 1)]
    [InlineData("where(x > 0, x, 2 * expm1(x))", 0, 2)]
    public void At_a_kink_take_the_side_PyTorch_takes(string formula, double x, double expected) =>
        Assert.Equal(expected, Formula.Parse(formula).Derivative().Evaluate(x));

    [Theory]
    [InlineData("sigmoid(x)", 40, 4.248354255291589e-18)]
    [InlineData("tanh(x)", 20, 1.6993417021166355e-17)]
    [InlineData("x / (1 + abs(x))", 1e9, 9.99999998e-19)]
    public void Keep_their_accuracy_in_the_tails(string formula, double x, double expected) =>
        Assert.Equal(1, Formula.Parse(formula).Derivative().Evaluate(x) / expected, 1e-12);

    [Fact]
    public void By_a_parameter()
    {
        var f = Formula.Parse("max(0, x) + a * min(0, x); learn a = 0.25");
        Assert.Equal("min(0, x)", f.DerivativeBy(f.Parameters[0]).ToString());
    }

    [Fact]
    public void Stay_small_when_parts_are_shared()
    {
        var f = Formula.X;
        for (var i = 0; i < 200; i++) f = Functions.Tanh(f * f);
        Assert.True(double.IsFinite(f.Derivative().Evaluate(0.5)));
        Assert.True(f.Equals(f.Replace(leaf => leaf is Variable ? Functions.X : leaf)));
    }
}
