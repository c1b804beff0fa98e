using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

/// <summary>Derived facts against numbers others have published, or that follow by hand.</summary>
public sealed class PublishedFactsTests
{
    /// <summary>Name or formula, gain, mean, largest slope, range.</summary>
    public static TheoryData<string, double, double, double, string> Card => new()
    {
        { "linear", 1.0000, 0, 1, "(-inf, inf)" },
        { "sigmoid", 1.8462, .5, .25, "(0, 1)" },
        { "tanh", 1.5925, 0, 1, "(-1, 1)" },
        { "1.7159 * tanh(2 * x / 3)", 1.1544, 0, 1.1439, "(-1.7159, 1.7159)" },
        { "clamp(x / 6 + 0.5, 0, 1)", 1.8978, .5, .1667, "[0, 1]" },
        { "clamp(x, -1, 1)", 1.3920, 0, 1, "[-1, 1]" },
        { "softsign", 2.3375, 0, 1, "(-1, 1)" },
        { "atan(x)", 1.4912, 0, 1, "(-1.5707963267949, 1.5707963267949)" },
        { "where(x > 0, x, x / sqrt(1 + x^2))", 1.2197, .137, 1, "(-1, inf)" },
        { "erf(x)", 1.4672, 0, 1.1284, "(-1, 1)" },
        { "exp(-exp(-x))", 2.1501, .382, .3679, "(0, 1)" },
        { "log_sigmoid(x)", 1.0419, -.806, 1, "(-inf, 0)" },
        { "x - tanh(x)", 2.3384, 0, 1, "(-inf, inf)" },
        { "sign(x) * log1p(abs(x))", 1.6078, 0, 1, "(-inf, inf)" },
        { "(sqrt(x^2 + 1) - 1) / 2 + x", .9655, .177, 1.5, "(-inf, inf)" },
        { "relu", 1.4142, .399, 1, "[0, inf)" },
        { "clamp(x, 0, 6)", 1.4142, .399, 1, "[0, 6]" },
        { "relu(x)^2", .8165, .5, double.PositiveInfinity, "[0, inf)" },
        { "softplus", 1.0419, .806, 1, "(0, inf)" },
        { "(x + sqrt(x^2 + 4)) / 2", .8165, 1.109, 1, "(0, inf)" },
        { "where(x > 1, x, where(x < -1, 0, (x + 1)^2 / 4))", 1.3803, .462, 1, "[0, inf)" },
        { "elu", 1.2452, .161, 1, "(-1, inf)" },
        { "selu", 1, 0, 1.7581, "(-1.75809934084738, inf)" },
        { "gelu", 1.5335, .282, 1.1289, "[-0.169971207479904, inf)" },
        { "x * (atan(x) / pi + 1/2)", 1.6984, .209, 1, "(-0.318309886" },
        { "swish", 1.6765, .207, 1.0998, "[-0.278464542761074, inf)" },
        { "x * clamp(x + 3, 0, 6) / 6", 1.7367, .166, 1.5, "[-0.375, inf)" },
        { "mish", 1.4869, .240, 1.0885, "[-0.30884341301725, inf)" },
        { "x * tanh(exp(x))", 1.3748, .262, 1.0620, "[-0.3532" },
        { "x * tanh(gelu(x))", 1.6642, .325, 1.2983, "[0, inf)" },
        { "x * tanh(x)", 1.1487, .606, 1.1997, "[0, inf)" },
        { "x / (1 - x * exp(-(x + exp(x))))", 1.3452, .277, 1.0828, "[-0.377158568396129, inf)" },
        { "sin(x)", 1.5209, 0, 1, "[-1, 1]" },
        { "x * cos(x)", 1.8350, 0, double.PositiveInfinity, "(-inf, inf)" },
        { "x + sin(x)^2", .8746, .432, 2, "(-inf, inf)" },
        { "exp(-x^2)", 1.4953, .577, .8578, "(0, 1]" },
        { "where(x == 0, 1, sin(x) / x)", 1.1441, .856, .4362, "[-0.2172" },
        { "exp(x)", .3679, 1.649, double.PositiveInfinity, "(0, inf)" },
        { "log(1 + x^2)", 1.3449, .533, 1, "[0, inf)" },
    };

    [Theory]
    [MemberData(nameof(Card))]
    public void Agree_with_the_published_card(string text, double gain, double mean, double steepest, string range)
    {
        var facts = Facts(text);
        Assert.Equal(gain, facts.Moments.Gain, 1.1e-4);
        Assert.Equal(mean, facts.Moments.Mean, 6e-4);
        Assert.Equal(steepest, facts.Lipschitz, 6e-5);
        Assert.StartsWith(range, facts.Range.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("swish", -1.278465, -0.2784645)]
    [InlineData("gelu", -0.751792, -0.1699712)]
    [InlineData("gelu_tanh", -0.752461, -0.1700408)]
    [InlineData("mish", -1.192431, -0.3088434)]
    [InlineData("x * clamp(x + 3, 0, 6) / 6", -1.5, -0.375)]
    public void Minima(string text, double x, double value)
    {
        var least = Assert.Single(Facts(text).Extrema);
        Assert.Equal(x, least.X, 6e-7);
        Assert.Equal(value, least.Value, 6e-8);
        Assert.True(least is { IsGlobal: true, IsMaximum: false });
    }

    [Theory]
    [InlineData("relu", 1, .3183, 1)]
    [InlineData("elu", 1.0359, .0400, .8910)]
    [InlineData("selu", 1.0716, 0, .7826)]
    [InlineData("gelu", 1.0720, .1871, 1.1441)]
    [InlineData("swish", 1.0666, .1200, 1.1726)]
    [InlineData("mish", 1.0591, .1278, 1.0763)]
    [InlineData("softplus", .3185, .7053, .4921)]
    [InlineData("tanh", 1.1778, 0, .4611)]
    [InlineData("sigmoid", .1528, .8521, .1063)]
    [InlineData("clamp(x, -1, 1)", 1.3229, 0, .3851)]
    [InlineData("softsign", 1.2440, 0, .4767)]
    [InlineData("sin(x)", 1.3130, 0, .3130)]
    [InlineData("relu(x)^2", 1.3333, .1667, 2)]
    [InlineData("exp(x)", 1, .3679, 2)]
    [InlineData("x - tanh(x)", 1.3834, 0, 1.8262)]
    public void Numbers_of_signal_propagation(string text, double correlationSlope, double meanShare, double lengthSlope)
    {
        var moments = Facts(text).Moments;
        Assert.Equal(correlationSlope, moments.CorrelationSlope, 6e-5);
        Assert.Equal(meanShare, moments.MeanShare, 6e-5);
        Assert.Equal(lengthSlope, moments.LengthSlope, 6e-5);
    }

    [Theory]
    [InlineData("where(x > 0, 1, 0)", "discontinuous")]
    [InlineData("where(abs(x) > 0.5, x, 0)", "discontinuous")]
    [InlineData("1 / x", "discontinuous")]
    [InlineData("relu", "C0")]
    [InlineData("elu(alpha=2)", "C0")]
    [InlineData("selu", "C0")]
    [InlineData("sqrt(x^2)", "C0")]
    [InlineData("abs(x)^1.5", "C1")]
    [InlineData("elu", "C1")]
    [InlineData("softsign", "C1")]
    [InlineData("relu(x)^2", "C1")]
    [InlineData("where(x > 0, x, x / sqrt(1 + x^2))", "C2")]
    [InlineData("abs(x)^3", "C2")]
    [InlineData("relu(x)^4", "C3")]
    [InlineData("where(x > 0, x * sigmoid(x), (exp(x) - 1) * sigmoid(x))", "C1")]
    [InlineData("tanh", "smooth")]
    [InlineData("where(x > 0, exp(-x) * exp(x), 1)", "smooth")]
    [InlineData("where(x == 0, 1, sin(x) / x)", "smooth")]
    [InlineData("abs(x) * abs(x)", "smooth")]
    [InlineData("where(x >= 0, 1 / (1 + exp(-x)), exp(x) / (1 + exp(x)))", "smooth")]
    public void Smoothness_class(string text, string expected) => Assert.Equal(expected, Facts(text).Smoothness.ToString());

    [Theory]
    [InlineData("relu", Monotonicity.NonDecreasing, Curvature.Convex, Symmetry.Neither)]
    [InlineData("leaky_relu", Monotonicity.Increasing, Curvature.Convex, Symmetry.Neither)]
    [InlineData("linear", Monotonicity.Increasing, Curvature.Straight, Symmetry.Odd)]
    [InlineData("-softplus(x)", Monotonicity.Decreasing, Curvature.Concave, Symmetry.Neither)]
    [InlineData("elu", Monotonicity.Increasing, Curvature.Convex, Symmetry.Neither)]
    [InlineData("selu", Monotonicity.Increasing, Curvature.Neither, Symmetry.Neither)]
    [InlineData("gelu", Monotonicity.Neither, Curvature.Neither, Symmetry.Neither)]
    [InlineData("tanh", Monotonicity.Increasing, Curvature.Neither, Symmetry.Odd)]
    [InlineData("abs(x)", Monotonicity.Neither, Curvature.Convex, Symmetry.Even)]
    [InlineData("x - tanh(x)", Monotonicity.Increasing, Curvature.Neither, Symmetry.Odd)]
    [InlineData("where(x > 0, 1, 0)", Monotonicity.NonDecreasing, Curvature.Neither, Symmetry.Neither)]
    [InlineData("where(x > 0, x - 1, x)", Monotonicity.Neither, Curvature.Neither, Symmetry.Neither)]
    [InlineData("min(0, -x)", Monotonicity.NonIncreasing, Curvature.Concave, Symmetry.Neither)]
    public void Shape(string text, Monotonicity monotonicity, Curvature curvature, Symmetry symmetry)
    {
        var facts = Facts(text);
        Assert.Equal((monotonicity, curvature, symmetry), (facts.Monotonicity, facts.Curvature, facts.Symmetry));
    }

    [Theory]
    [InlineData("relu", "0, 0 x + 0", "inf, 1 x + 0")]
    [InlineData("leaky_relu(0.2)", "-inf, 0.2 x + 0", "inf, 1 x + 0")]
    [InlineData("(sqrt(x^2 + 1) - 1) / 2 + x", "-inf, 0.5 x + -0.5", "inf, 1.5 x + -0.5")]
    [InlineData("x * (atan(x) / pi + 1/2)", "-0.31831, 0 x + -0.31831", "inf, 1 x + -0.31831")]
    [InlineData("x - tanh(x)", "-inf, 1 x + 1", "inf, 1 x + -1")]
    [InlineData("relu(x)^2", "0, 0 x + 0", "inf, none")]
    [InlineData("sign(x) * log1p(abs(x))", "-inf, none", "inf, none")]
    [InlineData("sin(x)", "NaN, none", "NaN, none")]
    [InlineData("x + sin(x)", "-inf, none", "inf, none")]
    [InlineData("sigmoid", "0, 0 x + 0", "1, 0 x + 1")]
    public void Tails(string text, string left, string right)
    {
        var facts = Facts(text);
        Assert.Equal((left, right), (Tail(facts.Left), Tail(facts.Right)));

        static string Tail(Tail t) => FormattableString.Invariant(
            $"{t.Limit:G5}, {(t.Asymptote is { } a ? FormattableString.Invariant($"{a.Slope:G5} x + {a.Intercept:G5}") : "none")}").Replace(
                "Infinity", "inf", StringComparison.Ordinal);
    }

    [Fact]
    public void Sides_of_a_kink_and_the_derivative_chosen()
    {
        var kink = Assert.Single(Facts("leaky_relu(0.2)").Kinks);
        Assert.Equal(new Kink(0, 0, 0.2, new(0, 0.2), new(0, 1), IsJump: false), kink);
        var jumps = Facts("where(abs(x) > 0.5, x, 0)").Kinks;
        Assert.Equal(new Kink(0.5, 0, 0, new(0, 0), new(0.5, 1), IsJump: true), jumps[1]);
        Assert.Equal(2, jumps.Count);
    }

    [Fact]
    public void Roots_are_points_or_stretches()
    {
        Assert.Equal([new Stretch(double.NegativeInfinity, 0)], Facts("relu").Roots);
        Assert.Equal([new Stretch(-0.5, 0.5)], Facts("where(abs(x) > 0.5, x, 0)").Roots);
        Assert.Equal([new Stretch(0, 0)], Facts("x - tanh(x)").Roots);
        Assert.Equal([new Stretch(0, 0)], Facts("gelu").Roots);
        Assert.Empty(Facts("sigmoid").Roots);
        Assert.Equal([-1, 1], Facts("x^2 - 1").Roots.Select(r => Math.Round(r.From, 12)));
        Assert.Equal(31, Facts("sin(x)").Roots.Count);
    }

    [Fact]
    public void Where_nothing_is_learnt()
    {
        Assert.Equal([new Stretch(double.NegativeInfinity, 0)], Facts("relu").Dead);
        Assert.Equal([new Stretch(double.NegativeInfinity, -1), new Stretch(1, double.PositiveInfinity)], Facts("clamp(x, -1, 1)").Dead);
        Assert.Equal([new Stretch(double.NegativeInfinity, double.PositiveInfinity)], Facts("where(x > 0, 1, 0)").Dead);
        Assert.Empty(Facts("sigmoid").Dead);
        Assert.Empty(Facts("gelu").Dead);
    }

    [Fact]
    public void Saturation_begins_where_the_slope_is_a_hundredth()
    {
        var tanh = Facts("tanh").Saturated;
        Assert.Equal(2, tanh.Count);
        Assert.Equal(Math.Atanh(Math.Sqrt(0.99)), tanh[1].From, 1e-9);
        Assert.Equal(-tanh[1].From, tanh[0].To, 1e-9);
        Assert.Equal(double.PositiveInfinity, tanh[1].To);
        Assert.Equal(Math.Log(0.01), Assert.Single(Facts("elu").Saturated).To, 1e-9);
        Assert.Empty(Facts("leaky_relu").Saturated);
        Assert.Empty(Facts("sin(x)").Saturated);
    }

    [Fact]
    public void A_jump_cannot_be_analysed()
    {
        var facts = Facts("where(x > 0, 1, 0)");
        Assert.False(facts.Moments.IsAnalysable);
        Assert.Equal(double.NaN, facts.Moments.CorrelationSlope);
        Assert.Equal(0.5, facts.Moments.MeanSquare, 1e-14);
        Assert.Equal(double.PositiveInfinity, facts.Lipschitz);
        Assert.True(Facts("relu").Moments.IsAnalysable);
    }

    [Fact]
    public void Zero_centred_ones()
    {
        Assert.True(Facts("tanh").IsZeroCentred);
        Assert.True(Facts("selu").IsZeroCentred);
        Assert.False(Facts("relu").IsZeroCentred);
        Assert.False(Facts("0.8944 * relu(x)^2 - 0.4472").IsZeroCentred);
    }

    [Fact]
    public void Are_found_once_and_by_many_threads()
    {
        var formula = Get("x * tanh(exp(x))").Formula;
        var found = new FormulaFacts[16];
        Parallel.For(0, found.Length, i => found[i] = FormulaFacts.Of(formula));
        Assert.All(found, f => Assert.Same(FormulaFacts.Of(formula), f));
    }

    private static FormulaFacts Facts(string text) => FormulaFacts.Of(Get(text));

    private static ElementwiseActivation Get(string text) => Assert.IsType<ElementwiseActivation>(Activation.Parse(text));
}
