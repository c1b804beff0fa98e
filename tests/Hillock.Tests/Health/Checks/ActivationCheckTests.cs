using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Health;
using Hillock.Health.Checks;

namespace Hillock.Tests.Health.Checks;

/// <summary>Each finding has a formula that must show it and one, as close as can be, that must not.</summary>
public sealed class ActivationCheckTests
{
    [Theory]
    [InlineData("values.domain", "error", "log(x)", "log(1 + x^2)")]
    [InlineData("values.domain", "error", "sqrt(x)", "sqrt(abs(x) + 1)")]
    [InlineData("values.point", "error", "x / abs(x)", "sin(x) / x")]
    [InlineData("values.point", "error", "1 / x", "1 / (1 + abs(x))")]
    [InlineData("continuity.pole", "error", "x / (x - 1)", "x / (1 + abs(x - 1))")]
    [InlineData("continuity.pole", "error", "tan(x)", "atan(x)")]
    [InlineData("continuity.jump", "error", "where(x > 1, x, 0)", "where(x > 1, x - 1, 0)")]
    [InlineData("continuity.jump", "error", "x + sign(x)", "x + abs(x)")]
    [InlineData("special.zero", "warning", "atan(1 / x)", "atan(x)")]
    [InlineData("special.no_limit", "note", "sin(x)", "tanh(x)")]
    [InlineData("overflow.range", "warning", "exp(x)", "exp(min(x, 20))")]
    [InlineData("overflow.compiled", "error", "(exp(x) - exp(-x)) / (exp(x) + exp(-x) + 1)", "tanh(x)")]
    [InlineData("overflow.derivative", "error", "sin(x) * tanh(exp(x))", "sin(x) * tanh(exp(min(x, 20)))")]
    [InlineData("overflow.written", "warning", "log(1 + exp(x))", "softplus(x)")]
    [InlineData("precision.value", "warning", "sqrt(x^2 + 1) - x", "where(x > 0, 1 / (sqrt(x^2 + 1) + x), sqrt(x^2 + 1) - x)")]
    [InlineData("slope.infinite", "error", "sqrt(abs(x))", "sqrt(abs(x) + 0.01)")]
    [InlineData("slope.none", "warning", "where(x > 0, 1, 0) + 0 * x", "clamp(x, 0, 1)")]
    [InlineData("slope.dead", "warning", "max(0, x - 1)", "max(0, x)")]
    [InlineData("slope.half_line", "note", "max(0, x)", "leaky_relu(x)")]
    [InlineData("slope.saturates", "warning", "tanh(5 * x)", "tanh(x)")]
    [InlineData("slope.saturates", "note", "tanh(x)", "softplus(x)")]
    [InlineData("slope.steep", "warning", "50 * x + sin(x)", "x + sin(x)")]
    [InlineData("shape.constant", "error", "x - x + 2", "x + 2")]
    [InlineData("shape.constant", "error", "sin(x)^2 + cos(x)^2", "sin(x)^2")]
    [InlineData("shape.line", "note", "2 * x + 1", "2 * x + 1 + 0.01 * abs(x)")]
    [InlineData("shape.turns", "note", "x * sigmoid(x)", "softplus(x)")]
    [InlineData("signal.infinite", "error", "exp(x^2)", "exp(-x^2)")]
    [InlineData("signal.explodes", "warning", "x^3", "x")]
    [InlineData("signal.gradient_vanishes", "warning", "sigmoid(x)", "tanh(x)")]
    public void Finds_what_is_there_and_nothing_else(string code, string severity, string with, string without)
    {
        var finding = Assert.Single(Check(with).Findings, f => f.Code == code);
        Assert.Equal(severity, finding.Severity.ToString(), ignoreCase: true);
        Assert.NotEmpty(finding.Fix);
        Assert.DoesNotContain(Check(without).Findings, f =>
            f.Code == code && string.Equals(f.Severity.ToString(), severity, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("x * sigmoid(x)", "sigmoid(x)", "given.wrong", true)]
    [InlineData("x * sigmoid(x)", "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))", "given.wrong", false)]
    [InlineData("max(0, x)", "where(x > 0, 1, 0)", "given.kink", false)]
    [InlineData("max(0, x)", "where(x > 0, 1, 0) + 2 * (x == 0)", "given.kink", true)]
    [InlineData("tanh(x)", "1 - tanh(x)^2", "given.precision", true)]
    [InlineData("tanh(x)", "4 * sigmoid(2 * x) * sigmoid(-2 * x)", "given.precision", false)]
    [InlineData("sigmoid(x)", "exp(x) / (1 + exp(x))^2", "given.overflow", true)]
    public void A_given_derivative_is_verified(string formula, string derivative, string code, bool found)
    {
        var report = ActivationCheck.Run(formula, new CheckOptions { Derivative = Formula.Parse(derivative), Learn = false });
        Assert.Equal(found, report.Findings.Any(f => f.Code == code));
        Assert.DoesNotContain(report.Findings, f => f.Code.StartsWith("given", StringComparison.Ordinal) && f.Code != code && f.Severity != Severity.Note);
    }

    /// <summary>The threshold 0.1 is no float32 number: the loop takes the other side there, and loses no digit.</summary>
    [Theory]
    [InlineData("where(x > 0.1, x - 0.1, 0)", "where(x >= 0.1, 1, 0)")]
    [InlineData("max(0, x)", "where(x >= 0, 1, 0)")]
    public void A_choice_at_a_kink_is_no_loss_of_digits(string formula, string derivative)
    {
        var report = ActivationCheck.Run(formula, new CheckOptions { Derivative = Formula.Parse(derivative), Learn = false });
        Assert.DoesNotContain(report.Findings, f => f.Code.Contains("precision", StringComparison.Ordinal));
    }

    [Fact]
    public void A_jump_is_told_with_its_limits()
    {
        var finding = Assert.Single(Check("where(x > 0, x, 0.0025*(sin(x) - cos(x)))").Findings, f => f.Code == "continuity.jump");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal((0, -0.0025, 0), (finding.X, finding.Expected, finding.Got));
        Assert.Contains(Check("where(x > 200, x, x - 1)").Findings, f => f.Code == "continuity.jump" && f.X == 200);
    }

    [Fact]
    public void Of_a_function_without_values_nothing_else_is_said()
    {
        var report = Check("log(-1 - x^2)");
        Assert.Equal("values.none", Assert.Single(report.Findings).Code);
        Assert.All(report.Outcomes, o => Assert.False(o.Passed));
    }

    [Fact]
    public void The_worst_x_of_a_wrong_derivative_has_both_values()
    {
        var report = ActivationCheck.Run("x^2 / 2", new CheckOptions { Derivative = Formula.Parse("where(x > 5, x + 1, x)"), Learn = false });
        var finding = Assert.Single(report.Findings, f => f.Code == "given.wrong");
        Assert.InRange(finding.X!.Value, 5, 5.3);
        Assert.Equal(finding.X.Value, finding.Expected!.Value, 1e-6);
        Assert.Equal(finding.X.Value + 1, finding.Got!.Value, 1e-12);
    }

    [Fact]
    public void Overflow_is_placed_in_both_precisions_and_the_better_form_named()
    {
        var written = Assert.Single(Check("exp(x)/(1+exp(x))").Findings, f => f.Code == "overflow.written");
        Assert.Equal(88.7228, written.X!.Value, 1e-3);
        Assert.Equal(1, written.Expected!.Value, 1e-6);
        Assert.Equal(double.NaN, written.Got!.Value);
        Assert.Contains("709.78", written.Message, StringComparison.Ordinal);
        Assert.Contains("sigmoid(x) in place of exp(x) / (1 + exp(x))", written.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_is_placed_and_the_better_form_named()
    {
        var finding = Assert.Single(Check("sqrt(x^2 + 1) - x").Findings, f => f.Code == "precision.value");
        Assert.True(finding.X > 100);
        Assert.Contains("1 / (sqrt(x^2 + 1) + x)", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abs(x - 1.234)", 1.234)]
    [InlineData("sqrt((x + 2.5)^2)", -2.5)]
    public void Kinks_are_found_without_being_told(string text, double expected)
    {
        var formula = Formula.Parse(text);
        var code = Activation.FromCode("mine", formula.Evaluate, formula.Derivative().Evaluate);
        Assert.Equal(expected, Assert.Single(BreakSearch.Find(code.Value)), 1e-6);
        Assert.Empty(BreakSearch.Find(x => Math.Sin(20 * x) + Math.Exp(-x * x)));
    }

    [Fact]
    public void The_same_input_gives_the_same_report()
    {
        var (a, b) = (ActivationCheck.Run("x * tanh(exp(x))"), ActivationCheck.Run("x * tanh(exp(x))"));
        Assert.Equal(a.Findings, b.Findings);
        Assert.Equal(a.Learning, b.Learning);
    }

    private static CheckReport Check(string text) => ActivationCheck.Run(text, new CheckOptions { Learn = false });

    [Theory]
    [InlineData("tlu_affine")]
    [InlineData("max(x, a * x + b); learn a = 0; learn b = 0")]
    public void Either_slope_of_a_kink_is_precise(string text) =>
        Assert.DoesNotContain(ActivationCheck.Run(text, new CheckOptions { Learn = false }).Findings, f => f.Code == "precision.derivative");
}
