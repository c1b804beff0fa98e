using CsCheck;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Formulas;

public sealed class FormulaPropertyTests
{
    private static readonly double[] Steps = [1e-6, 1e-4];

    [Fact]
    public void Text_parses_back_to_an_equal_formula() => FormulaGenerator.Any.Hold(
        f => Formula.Parse(f.ToString()).Equals(f), count: 3000);

    [Fact]
    public void Simplification_keeps_the_value() => Gen.Select(FormulaGenerator.Any, Gen.Double[-4, 4]).Hold(
        (f, x) =>
        {
            var (before, after) = (f.Program.Run(x), f.Simplify().Program.Run(x));

            // Where the original overflows or has no value, the simpler one may have one.
            return !double.IsFinite(before) || Math.Abs(before) > 1e12 || Rough(f, x) || Near(before, after, 1e-6);
        },
        count: 3000);

    [Fact]
    public void The_form_that_is_computed_has_the_same_value() => Gen.Select(FormulaGenerator.Any, Gen.Double[-4, 4]).Hold(
        (f, x) =>
        {
            var (before, after) = (f.Program.Run(x), f.Conditioned().Program.Run(x));
            return !double.IsFinite(before) || Math.Abs(before) > 1e12 || Rough(f, x) || Near(before, after, 1e-6);
        },
        count: 3000);

    [Theory]
    [InlineData("hypot(x, 3) - 3")]
    [InlineData("2 - sqrt(x^2 + 4)")]
    [InlineData("c*(hypot(x, c) - c) + x; learn c = 0.7")]
    [InlineData("x - tanh(x)")]
    [InlineData("1 - sigmoid(3*x)")]
    [InlineData("1 - tanh(-x)")]
    [InlineData("1 + erf(2*x)")]
    [InlineData("1 - erf(x)")]
    [InlineData("1 - normal_cdf(x)")]
    [InlineData("3*x/(1 + abs(x)) + 3")]
    [InlineData("max(0, x - 2) + 2")]
    [InlineData("max(0, x + 2) - 2")]
    [InlineData("softplus(3*x) + x/2 - log(2)")]
    public void Each_form_that_is_computed_has_the_same_value(string text)
    {
        var f = Formula.Parse(text);
        var conditioned = f.Conditioned();
        Assert.NotEqual(f.Simplify(), conditioned);
        for (var x = -6.0; x < 6; x += 0.173) Assert.Equal(f.Program.Run(x), conditioned.Program.Run(x), 1e-12);
    }

    [Fact]
    public void Simplification_comes_to_rest() => FormulaGenerator.Any.Hold(
        f => Formula.Parse(f.Simplify().ToString()).Simplify().Equals(f.Simplify()), count: 2000);

    [Fact]
    public void Derivatives_agree_with_central_differences() => Gen.Select(FormulaGenerator.Smooth, Gen.Double[-3, 3]).Hold(
        (f, x) =>
        {
            const double h = 1e-5;
            double Difference(double step) => (f.Evaluate(x + step) - f.Evaluate(x - step)) / (2 * step);
            var expected = ((4 * Difference(h / 2)) - Difference(h)) / 3;

            // Where two step widths disagree the difference itself is not to be trusted.
            return Math.Abs(f.Evaluate(x)) > 1e4 || !Near(Difference(h), Difference(h / 2), 1e-7) || Near(expected, f.Derivative().Evaluate(x), 1e-5);
        },
        count: 3000);

    [Fact]
    public void Bounds_contain_the_values() => Gen.Select(FormulaGenerator.Smooth, Gen.Double[-30, 30]).Hold(
        (f, x) =>
        {
            var (bounds, value) = (f.Bounds(), f.Evaluate(x));
            var slack = 1e-9 * (1 + Math.Abs(value));
            return value >= bounds.Low - slack && value <= bounds.High + slack;
        },
        count: 2000);

    [Fact]
    public void Compiled_loops_agree_with_the_interpreter() => Gen.Select(FormulaGenerator.Smooth, Gen.Double[-3, 3].Array[16]).Hold(
        (f, points) =>
        {
            float[] xs = [.. points.Select(x => (float)x)];
            var (values, slopes) = Compiled(f, xs);
            var slope = f.Derivative();
            return Enumerable.Range(0, xs.Length).All(i => Follows(f, xs[i], values[i]) && Follows(slope, xs[i], slopes[i]));
        },
        count: 400);

    [Fact]
    public void Compiled_loops_of_any_formula_agree_where_it_is_tame() =>
        Assert.All(Draws.Of(Gen.Select(FormulaGenerator.Any, Gen.Double[-3, 3].Array[16]), 400), draw =>
    {
        var (f, points) = draw;

        // Constants that float32 does not hold make another function of it.
        if (!f.DependsOnX || f.Size > 5000 || Nodes.Of(f).OfType<Constant>().Any(c => c.Value != 0 && Math.Abs(c.Value) is not (> 1e-6 and < 1e6))) return;
        float[] xs = [.. points.Select(x => (float)x)];
        var (values, _) = Compiled(f, xs);
        for (var i = 0; i < xs.Length; i++)
        {
            var expected = f.Evaluate(xs[i]);
            Assert.True(!double.IsFinite(expected) || Math.Abs(expected) > 1e3 || Wild(f, xs[i])
                || Follows(f, xs[i], values[i]), $"{f} at {xs[i]:R}: {values[i]:R}, expected {expected:R}");
        }
    });

    private static unsafe (float[] Values, float[] Slopes) Compiled(Formula f, float[] xs)
    {
        Parameter[] learned = [.. f.Parameters.Where(p => p.Learnable)];
        float[] values = new float[xs.Length], slopes = new float[xs.Length], parameters = [.. learned.Select(p => (float)p.Value), 0];
        var kernel = ActivationKernel.Compile(f, learned);
        fixed (float* x = xs, y = values, d = slopes, p = parameters) kernel.ForwardWithDerivative(x, y, d, xs.Length, p);
        return (values, slopes);
    }

    // As near as float32 can be where the function itself moves that much for a rounding of its input.
    private static bool Follows(Formula f, float x, float got)
    {
        var value = f.Evaluate(x);
        var step = 4e-7 * (1 + Math.Abs(x));
        var moves = Math.Abs(f.Evaluate(x + step) - value) + Math.Abs(f.Evaluate(x - step) - value);
        return Math.Abs(value) > 1e4 || Math.Abs(got - value) <= (50 * moves) + (1e-3 * (1 + Math.Abs(value)));
    }

    // Near a jump, a pole or a comparison that rounding decides, or with parts that cancel, overflow float32 or are subnormal in it.
    private static bool Wild(Formula f, float x) =>
        Steps.Any(h => !Near(f.Evaluate(x), f.Evaluate(x + h), 1e-2) || !Near(f.Evaluate(x), f.Evaluate(x - h), 1e-2))
        || Nodes.Of(f.Simplify()).OfType<Operation>()
            .Any(part => part.Evaluate(x) is var v && (!double.IsFinite(v) || Math.Abs(v) is > 1e6 or (> 0 and < 1.2e-38)))
        || Nodes.Of(f.Simplify()).OfType<Operation>().Any(part => part.Operator.IsComparison && Math.Abs(part[0].Evaluate(x) - part[1].Evaluate(x)) < 1e-3);

    private static bool Near(double a, double b, double tolerance) => Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a) + Math.Abs(b));

    // A jump, or a slope so steep that rounding shows.
    private static bool Rough(Formula f, double x)
    {
        var value = f.Program.Run(x);
        return !Near(value, f.Program.Run(x + 1e-9), 1e-7) || !Near(value, f.Program.Run(x - 1e-9), 1e-7);
    }
}
