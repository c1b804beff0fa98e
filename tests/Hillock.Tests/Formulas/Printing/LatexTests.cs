using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

public sealed class LatexTests
{
    [Theory]
    [InlineData("x * sigmoid(beta * x); beta = 1", @"x \, \sigma(\beta \, x)")]
    [InlineData("x / (1 + abs(x))", @"\frac{x}{1 + \left|x\right|}")]
    [InlineData("max(0, x)", @"\max(0, x)")]
    [InlineData("exp(-x^2)", @"e^{-x^{2}}")]
    [InlineData("(-x)^2", @"(-x)^{2}")]
    [InlineData("x - (1 - x)", @"x - (1 - x)")]
    [InlineData("2 * 3 * x", @"2 \cdot 3 x")]
    [InlineData("2 * (-3) * x", @"2 (-3) \, x")]
    [InlineData("0.7978845608028654 * x", @"\sqrt{\frac{2}{\pi}} \, x")]
    [InlineData("1e-5 * x", @"10^{-5} \, x")]
    [InlineData("where(x > 1, x, where(x < 0, a1, neg_slope)); a1 = 1; neg_slope = 2",
        @"\begin{cases} x & \text{if } x > 1 \\ a_{1} & \text{if } x < 0 \\ \mathrm{neg\_slope} & \text{otherwise} \end{cases}")]
    [InlineData("where(x > 0, where(x < 6, 1, 0), 0)", @"\begin{cases} 1 & \text{if } x < 6 \text{ and } x > 0 \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("sin(2 * x)^2 + (sin(x) * cos(x))^2", @"\sin^{2}(2 x) + (\sin(x) \, \cos(x))^{2}")]
    [InlineData("0.16666666666666666 * x", @"\frac{1}{6} \, x")]
    [InlineData("hypot(x, 1) + normal_cdf(x + 1)", @"\sqrt{x^2 + 1} + \Phi(x + 1)")]
    [InlineData("hypot(2, x)", @"\sqrt{2^2 + x^2}")]
    [InlineData("x * exp(-exp(-max(x, -20)))", @"x \, e^{-e^{-x}}")]
    [InlineData("where(x > 0, x, expm1(min(x, 0)))", @"\begin{cases} x & \text{if } x > 0 \\ e^{x} - 1 & \text{otherwise} \end{cases}")]
    [InlineData("min(max(x, 0), 6)", @"\min(\max(x, 0), 6)")]
    [InlineData("min(x, 1000)", @"\min(x, 1000)")]
    [InlineData("x * (x > 0)", @"x \, \left[x > 0\right]")]
    [InlineData("expm1(x) * 2", @"\left(e^{x} - 1\right) \cdot 2")]
    public void Formulas_look_as_on_paper(string text, string expected) => Assert.Equal(expected, Latex.Print(Formula.Parse(text)));

    [Theory]
    [InlineData("sinc", @"\frac{\sin(x)}{x}")]
    [InlineData("sinc_pi", @"\frac{\sin(\pi \, x)}{\pi \, x}")]
    [InlineData("calu", @"x \left(\frac{\arctan(x)}{\pi} + 0.5\right)")]
    public void Entries_look_as_in_their_papers(string id, string expected) => Assert.Equal(expected, Latex.Print(((ElementwiseActivation)Activation.Parse(id)).Formula));

    [Theory]
    [InlineData("sinc", "sin(x) / x", "(cos(x) * x - sin(x)) / x^2")]
    [InlineData("calu", "x * (atan(x) / pi + 0.5)", null)]
    public void Entries_are_shown_without_their_series(string id, string definition, string? derivative)
    {
        var entry = (ElementwiseActivation)Activation.Parse(id);
        Assert.Equal(definition, entry.Definition);
        if (derivative is not null) Assert.Equal(derivative, entry.DerivativeText);
        Assert.Equal(entry.Formula.Evaluate(0.3), Formula.Parse(definition).Evaluate(0.3), 1e-15);
        Assert.Equal(entry.Formula.Evaluate(0), Formula.Parse(definition).Evaluate(0), 1e-15);
    }

    [Fact]
    public void No_entry_shows_a_series_or_a_bound_that_is_only_there_for_the_arithmetic()
    {
        foreach (var entry in Catalogue.All.OfType<ElementwiseActivation>())
        {
            foreach (var text in new[] { Latex.Print(entry.Formula), Latex.PrintDerivative(entry.Formula) })
                Assert.DoesNotMatch(@"\d\.\d{13,}.*\d\.\d{13,}.*\d\.\d{13,}", text);
        }
    }

    [Fact]
    public void Braces_and_environments_balance() => FormulaGenerator.Any.Hold(
        f =>
        {
            var text = ExportSamples.Print("latex", "f", f);
            text = text[text.IndexOf(@"\begin", StringComparison.Ordinal)..];
            var depth = 0;
            foreach (var c in text)
            {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth < 0) return false;
            }

            return depth == 0 && Count(text, @"\left") == Count(text, @"\right") && Count(text, @"\begin{cases}") == Count(text, @"\end{cases}");
        },
        count: 1000);

    private static int Count(string text, string command) => Regex.Count(text, Regex.Escape(command) + "(?![a-z])");
}
