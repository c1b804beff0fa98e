using CsCheck;
using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

/// <summary>Where a limit exists it is the value, of the function and of its derivative.</summary>
public sealed class LimitPropertyTests
{
    private static readonly double[] Sizes =
        [0, 1e-300, 1e-160, 1e-40, 1e-8, 0.5, 1, 2, 20, 88.8, 100, 355, 709, 710, 745, 800, 1e3, 1e5, 1e10, 1e19, 1e38, 1e77, 1e103, 1e154, 1e160, 1e250,
            1e300];

    // So many that a wave is not on one side at all of them.
    private static readonly double[] Far = [.. Enumerable.Range(0, 40).Select(k => Math.Pow(10, 40 + (2.13 * k)))];

    public static TheoryData<string> Entries() => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    public static TheoryData<string, double, double, double> Known() => new()
    {
        // formula, x, value, slope
        { "x*tanh(exp(x))", 710, 710, 1 },
        { "x*tanh(exp(x))", 1e300, 1e300, 1 },
        { "exp(x)/(1 + exp(x))", 1000, 1, 0 },
        { "exp(x)/(2 + exp(x))", 1000, 1, 0 },
        { "x^2*exp(x)/(2 + exp(x))", 1000, 1e6, 2000 },
        { "sqrt(max(0, x))", -1, 0, 0 },
        { "relu(x)^0.5", -1, 0, 0 },
        { "relu(x)^0.7", -2, 0, 0 },
        { "sqrt(clamp(x, 0, 4))", 9, 2, 0 },
        { "sqrt(0.5*where(x > 0, x, 0))", -3, 0, 0 },
        { "hypot(0, max(0, x))", -3, 0, 0 },
        { "log1p(sqrt(max(0, x)))", -3, 0, 0 },
        { "sqrt(x^2)", -3, 3, -1 },
        { "sin(x)/x", 0, 1, 0 },
        { "min(x, 2)/x", 0, 1, 0 },
        { "sinh(x)/x", 0, 1, 0 },
        { "expm1(x)/x", 0, 1, 0.5 },
        { "(x^2 - 1)/(x - 1)", 1, 2, 1 },
        { "x*log(abs(x))", 0, 0, double.NaN },
        { "sqrt(x^4)", 0, 0, 0 },
        { "x/sqrt(1 + x^2)", 1e200, 1, 0 },
        { "sqrt(1 + x^2) - x", 1e200, 5e-201, 0 },
        { "(1 - x^2)*exp(-x^2)", 1e103, 0, 0 },
        { "x*sigmoid(x^3)", 1e120, 1e120, 1 },
        { "exp(-x)/exp(-2*x)", 800, double.PositiveInfinity, double.PositiveInfinity },
        { "exp(-x)/exp(-x - 1)", 800, Math.E, 0 },
        { "log(exp(x) + exp(2*x))", 1000, 2000, 2 },
        { "x/(1 + exp(exp(x)))", 1e5, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Value_and_slope_are_the_limit(string text, double x, double value, double slope)
    {
        var f = (ElementwiseActivation)Activation.Parse(text);
        Near(value, f.Formula.Evaluate(x), text);
        Near(slope, f.Derivative.Evaluate(x), text + "'");
    }

    [Theory]
    [InlineData("sin(a*x)/x; learn a = 2", 2, 0)]
    [InlineData("a*x/x; learn a = 2", 2, 0)]
    [InlineData("(1 - cos(a*x))/x^2; learn a = 2", 2, 0)]
    [InlineData("expm1(a*x)/x + a; learn a = 2", 4, 2)]
    [InlineData("a*sin(3*x)/x; learn a = 2", 6, 0)]
    public void A_limit_that_depends_on_what_is_learned_is_the_value_in_loops_too(string text, double value, double slope)
    {
        float[] xs = [0, -0f], values = new float[2], slopes = new float[2];
        Activation.Parse(text).Evaluate(xs, values, slopes);
        Assert.All(values, v => Assert.Equal(value, v, 1e-5));
        Assert.All(slopes, s => Assert.Equal(slope, s, 1e-5));
    }

    [Fact]
    public void A_slope_that_overflows_before_it_ends_is_a_number_in_loops()
    {
        float[] xs = [44, 45, 80, 88, 88.5f, 88.8f, 89, 95, 104, 1e10f, float.PositiveInfinity], values = new float[xs.Length], slopes = new float[xs.Length];
        Activation.Parse("x/(exp(x) - 1)").Evaluate(xs, values, slopes);
        Assert.All(xs.Zip(values, slopes), p => Assert.True(Math.Abs(p.Second) < 1e-17 && Math.Abs(p.Third) < 1e-17, $"{p}"));
    }

    [Theory]
    [InlineData("log(x)", -1)]
    [InlineData("sqrt(x)", -4)]
    [InlineData("x/abs(x)", 0)]
    [InlineData("sin(1/x)", 0)]
    [InlineData("1/x - 1/x^2*x*where(x > 0, 1, 2)", 0)]
    public void No_limit_is_made_up(string text, double x) => Assert.Equal(double.NaN, Formula.Parse(text).Evaluate(x));

    [Theory]
    [MemberData(nameof(Entries))]
    public void No_entry_is_undefined_where_it_has_a_limit(string id)
    {
        var a = (ElementwiseActivation)Activation.Parse(id);
        Assert.Empty(Undefined(a.Formula).Select(x => $"value at {x:R}").Concat(Undefined(a.Derivative).Select(x => $"slope at {x:R}")));
    }

    [Fact]
    public void No_random_formula_is_undefined_where_it_has_a_limit() => Assert.All(
        Draws.Of(FormulaGenerator.Any.Where(IsTame), 300),
        f => Assert.False(Undefined(f).Any() || (f.Derivative().Size <= 2000 && Undefined(f.Derivative()).Any()), f.ToString()));

    [Theory]
    [InlineData("x / sqrt(x^2 + x^4)")]
    [InlineData("sin(x) / (x / sqrt(x^2 + x^4))")]
    [InlineData("(x / hypot(x, x^2)) / (x / hypot(x, sin(x)))")]
    public void A_search_for_a_limit_that_leads_back_to_itself_ends(string text) => Assert.Null(HoleLimit.Of(Formula.Parse(text), 0));

    [Fact]
    public void A_search_for_a_limit_of_a_long_product_ends()
    {
        var product = string.Join(" * ", Enumerable.Range(1, 40).Select(i => $"sin({i} * x)"));
        HoleLimit.Of(Formula.Parse($"a * {product} / x^40; a = 2"), 0);
    }

    [Fact]
    public void Every_operator_has_numbers_that_do_not_overflow() => Assert.All(Operators.All, o => Assert.True(ScaledOperators.Knows(o), o.Name));

    [Fact]
    public void Numbers_that_do_not_overflow_agree_with_float64() =>
        Gen.Select(Gen.Int[0, Operators.All.Count - 1], Gen.Double[-30, 30], Gen.Double[-3, 3], Gen.Double[-3, 3]).Hold((i, a, b, c) =>
    {
        var op = Operators.All[i];
        var expected = op.Evaluate(a, b, c);
        var got = ScaledOperators.Apply(op, Scaled.Of(a), Scaled.Of(b), Scaled.Of(c)).Value;
        return expected.Equals(got) || Math.Abs(expected - got) <= 1e-12 * Math.Abs(expected);
    });

    // A power of a negative number has values at whole numbers only, and far out all numbers are whole.
    private static bool IsTame(Formula f) => f.Size < 200
        && Nodes.Of(f).OfType<Constant>().All(c => Math.Abs(c.Value) is 0 or (> 1e-6 and < 1e6))
        && !Nodes.Of(f).OfType<Operation>().Any(o => o.Operator == Operators.Power && o[0] is Constant { Value: < 0 });

    private static IEnumerable<double> Undefined(Formula f)
    {
        foreach (var x in Sizes.SelectMany(s => new[] { s, -s }))
            if (double.IsNaN(f.Evaluate(x)) && HasLimit(f, x)) yield return x;
        foreach (var sign in new[] { -1, 1 })
            if (double.IsNaN(f.Evaluate(sign * double.PositiveInfinity)) && Agree([.. Far.Select(x => f.Evaluate(sign * x))])) yield return sign
                * double.PositiveInfinity;
    }

    // Both sides come to the same number, ever closer.
    private static bool HasLimit(Formula f, double x)
    {
        var widest = x == 0 ? 1e-5 : Math.Min(Math.Abs(x) * 1e-5, 1e-3);
        double[] steps = [widest, widest / 10, widest / 100];
        if (x + steps[^1] == x) return false;
        return Agree([.. steps.Select(h => f.Evaluate(x + h)), .. steps.Select(h => f.Evaluate(x - h))], 1e-9 + (1e-4 * steps[0] / Math.Max(1, Math.Abs(x))));
    }

    private static bool Agree(double[] values, double tolerance = 1e-12) =>
        values.All(double.IsFinite) && values.Max() - values.Min() <= tolerance * Math.Max(1e-6, Math.Abs(values[0]));

    private static void Near(double expected, double got, string what) =>
        Assert.True(expected.Equals(got) || Math.Abs(expected - got) <= 1e-6 * Math.Max(1e-3, Math.Abs(expected)), $"{what}: {got:R}, expected {expected:R}");
}
