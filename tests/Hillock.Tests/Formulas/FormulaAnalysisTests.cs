using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

public sealed class FormulaAnalysisTests
{
    [Theory]
    [InlineData("x * sigmoid(x)", "[-0.278464542761074, inf)")]
    [InlineData("max(0, x)", "[0, inf)")]
    [InlineData("clamp(x, 0, 6)", "[0, 6]")]
    [InlineData("sigmoid(x)", "(0, 1)")]
    [InlineData("erf(x)", "(-1, 1)")]
    [InlineData("tanh(x)", "(-1, 1)")]
    [InlineData("where(x > 0, x, expm1(x))", "(-1, inf)")]
    [InlineData("sin(x)", "[-1, 1]")]
    [InlineData("exp(-x^2)", "(0, 1]")]
    [InlineData("x * cos(x)", "(-inf, inf)")]
    [InlineData("x / sqrt(1 + x^2)", "(-1, 1)")]
    [InlineData("softplus(x)", "(0, inf)")]
    [InlineData("-x^2", "(-inf, 0]")]
    [InlineData("where(x > 0, 1, 0)", "[0, 1]")]
    [InlineData("7", "[7, 7]")]
    public void Range(string formula, string range) => Assert.Equal(range, Formula.Parse(formula).RangeOf().ToString());

    [Fact]
    public void A_tail_of_infinities_and_numbers_has_no_limit() =>
        Assert.Equal(double.NaN, Formula.Parse("expm1(sin(x * (0.08695652173913043 / beta)))^min(pi, x + 2); beta = 1.5").LimitAt(double.NegativeInfinity));

    [Theory]
    [InlineData("max(0, x)", new double[] { 0 })]
    [InlineData("clamp(x + 3, 0, 6)", new double[] { -3, 3 })]
    [InlineData("where(x > 0, x, expm1(x))", new double[0])]
    [InlineData("x / (1 + abs(x))", new double[0])]
    [InlineData("where(x > 0.3, 1, 0)", new[] { 0.3 })]
    [InlineData("abs(x) + max(x, 1.2345)", new[] { 0, 1.2345 })]
    [InlineData("max(0, x)^2", new double[0])]
    [InlineData("max(x, x^2)", new double[] { 0, 1 })]
    public void Kinks(string formula, double[] kinks) => Assert.Equal(kinks, Formula.Parse(formula).Kinks());
}
