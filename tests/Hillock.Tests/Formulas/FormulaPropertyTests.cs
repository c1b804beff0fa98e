using CsCheck;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

public sealed class FormulaPropertyTests
{
    [Fact]
    public void Text_parses_back_to_an_equal_formula() => FormulaGenerator.Any.Sample(
        f => Formula.Parse(f.ToString()).Equals(f), iter: 3000);

    [Fact]
    public void Simplification_keeps_the_value() => Gen.Select(FormulaGenerator.Any, Gen.Double[-4, 4]).Sample(
        (f, x) =>
        {
            var (before, after) = (f.Evaluate(x), f.Simplify().Evaluate(x));

            // Where the original overflows or has no value, the simpler one may have one.
            return !double.IsFinite(before) || Math.Abs(before) > 1e12 || Rough(f, x) || Near(before, after, 1e-6);
        },
        iter: 3000);

    [Fact]
    public void Simplification_comes_to_rest() => FormulaGenerator.Any.Sample(
        f => Formula.Parse(f.Simplify().ToString()).Simplify().Equals(f.Simplify()), iter: 2000);

    [Fact]
    public void Derivatives_agree_with_central_differences() => Gen.Select(FormulaGenerator.Smooth, Gen.Double[-3, 3]).Sample(
        (f, x) =>
        {
            const double h = 1e-5;
            double Difference(double step) => (f.Evaluate(x + step) - f.Evaluate(x - step)) / (2 * step);
            var expected = ((4 * Difference(h / 2)) - Difference(h)) / 3;

            // Where two step widths disagree the difference itself is not to be trusted.
            return Math.Abs(f.Evaluate(x)) > 1e4 || !Near(Difference(h), Difference(h / 2), 1e-7) || Near(expected, f.Derivative().Evaluate(x), 1e-5);
        },
        iter: 3000);

    [Fact]
    public void Bounds_contain_the_values() => Gen.Select(FormulaGenerator.Smooth, Gen.Double[-30, 30]).Sample(
        (f, x) =>
        {
            var (bounds, value) = (f.Bounds(), f.Evaluate(x));
            var slack = 1e-9 * (1 + Math.Abs(value));
            return value >= bounds.Low - slack && value <= bounds.High + slack;
        },
        iter: 2000);

    private static bool Near(double a, double b, double tolerance) => Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a) + Math.Abs(b));

    // A jump, or a slope so steep that rounding shows.
    private static bool Rough(Formula f, double x)
    {
        var value = f.Evaluate(x);
        return !Near(value, f.Evaluate(x + 1e-9), 1e-7) || !Near(value, f.Evaluate(x - 1e-9), 1e-7);
    }
}
