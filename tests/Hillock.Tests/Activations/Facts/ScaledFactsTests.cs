using CsCheck;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Tests.Formulas;

namespace Hillock.Tests.Activations.Facts;

/// <summary>The facts of f(x - c), f(k x) and f(x) + c follow from those of f, wherever on the line that puts what f has to show.</summary>
public sealed class ScaledFactsTests
{
    private static readonly double[] Shifts = [-1e6, -1234.5, -51, 1e-6, 50, 1e3, 1e6];
    private static readonly double[] Scales = [1e-6, 1e-3, 0.3, 7, 1e3, 1e6];

    public static TheoryData<string> Elementwise => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Moved_along_the_line(string id)
    {
        var f = ((ElementwiseActivation)Activation.Parse(id)).Formula;
        var shift = Shifts[Index(id, Shifts.Length)];
        var (plain, moved) = (FormulaFacts.Of(f), FormulaFacts.Of(f.Substitute(Formula.X - shift)));
        Same(plain, moved, 1);
        Places(plain.Kinks.Select(k => k.X), moved.Kinks.Select(k => k.X - shift), 1e-9 * Math.Abs(shift));
        Near(plain.Lipschitz, moved.Lipschitz, 1e-6);
        if (IsWave(f)) return;
        Places(plain.Roots.Select(r => r.From), moved.Roots.Select(r => r.From - shift), 1e-3);
        Places(plain.Extrema.Select(e => e.X), moved.Extrema.Select(e => e.X - shift), 1e-3);
        Places(plain.Saturated.Select(s => s.To), moved.Saturated.Select(s => s.To - shift), 1e-3);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Stretched(string id)
    {
        var f = ((ElementwiseActivation)Activation.Parse(id)).Formula;
        var scale = Scales[Index(id, Scales.Length)];
        var (plain, scaled) = (FormulaFacts.Of(f), FormulaFacts.Of(f.Substitute(scale * Formula.X)));
        Same(plain, scaled, 1);
        Assert.Equal(plain.Symmetry, scaled.Symmetry);
        Places(plain.Kinks.Select(k => k.X), scaled.Kinks.Select(k => k.X * scale), 1e-9);
        Near(plain.Lipschitz, scaled.Lipschitz / scale, 1e-6);
        if (IsWave(f)) return;
        Places(plain.Roots.Select(r => r.From), scaled.Roots.Select(r => r.From * scale), 1e-5);
        Places(plain.Extrema.Select(e => e.X), scaled.Extrema.Select(e => e.X * scale), 1e-4);
        Places(plain.Saturated.Select(s => s.To), scaled.Saturated.Select(s => s.To * scale), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Lifted(string id)
    {
        var f = ((ElementwiseActivation)Activation.Parse(id)).Formula;
        var lift = Shifts[Index(id, Shifts.Length)];
        var (plain, lifted) = (FormulaFacts.Of(f), FormulaFacts.Of(f + lift));
        Assert.Equal(plain.Monotonicity, lifted.Monotonicity);
        Assert.Equal(plain.Curvature, lifted.Curvature);
        Assert.Equal(plain.Smoothness, lifted.Smoothness);
        Near(plain.Lipschitz, lifted.Lipschitz, 1e-6);
        Near(plain.Range.Low + lift, lifted.Range.Low, 1e-9);
        Near(plain.Range.High + lift, lifted.Range.High, 1e-9);
        Assert.Equal(plain.Symmetry == Symmetry.Even, lifted.Symmetry == Symmetry.Even);
    }

    [Theory]
    [InlineData("clamp(x, 0, 255)", "[0, 255]", "C0", Symmetry.Neither)]
    [InlineData("clamp(x, 1e5, 1e7)", "[100000, 10000000]", "C0", Symmetry.Neither)]
    [InlineData("relu(x - 51)", "[0, inf)", "C0", Symmetry.Neither)]
    [InlineData("tanh(x - 50)", "(-1, 1)", "smooth", Symmetry.Neither)]
    [InlineData("x^3 - 10000*x", "(-inf, inf)", "smooth", Symmetry.Odd)]
    [InlineData("1e12 + tanh(x)", "(999999999999, 1000000000001)", "smooth", Symmetry.Neither)]
    [InlineData("exp(-1e12 * x^2)", "(0, 1]", "smooth", Symmetry.Even)]
    [InlineData("where(x > 1e8, x - 1e8, 0)", "[0, inf)", "C0", Symmetry.Neither)]
    [InlineData("where(x > 0, x, 0.0025 * (sin(x) - cos(x)))", "[-0.00353553390593274, inf)", "discontinuous", Symmetry.Neither)]
    [InlineData("max(-1e4, min(1e4, x))", "[-10000, 10000]", "C0", Symmetry.Odd)]
    [InlineData("abs(x - 300)", "[0, inf)", "C0", Symmetry.Neither)]
    public void Nothing_is_claimed_from_a_window(string text, string range, string smoothness, Symmetry symmetry)
    {
        var facts = FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text));
        Assert.Equal(range, facts.Range.ToString());
        Assert.Equal(smoothness, facts.Smoothness.ToString());
        Assert.Equal(symmetry, facts.Symmetry);
    }

    [Theory]
    [InlineData("x^3 - 10000*x", "-100 0 100")]
    [InlineData("tanh(x - 50)", "50")]
    [InlineData("(x - 1e6) * (x + 3e-5)", "-3e-5 1e6")]
    [InlineData("log(abs(x)) - 200", "-7.225973768125749e86 7.225973768125749e86")]
    [InlineData("sigmoid(1e4 * x) - 0.25", "-0.00010986122886681098")]
    public void Zeros_are_found_wherever_they_are(string text, string expected)
    {
        var zeros = expected.Split(' ').Select(z => double.Parse(z, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var facts = FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text));
        Assert.Equal(zeros.Length, facts.Roots.Count);
        foreach (var (zero, found) in zeros.Zip(facts.Roots)) Assert.Equal(zero, found.From, 1e-9 * Math.Abs(zero));
    }

    // Waves whose crests stand still nowhere, or only far out: the ends are those of the limits.
    [Theory]
    [InlineData("sin(x) * tanh(erf(atan(x)))", 0.7503165127)]
    [InlineData("cos(x) + cos(1.41 * x)", 2)]
    [InlineData("where(x > 0, sin(x) - x + softplus(x), 0)", 1.206338)]
    [InlineData("sin(x) / x", 1)]
    [InlineData("x * sin(x) / (1 + x^2)", 0.466700292138635)]
    [InlineData("sin(3 * x) * sin(2 * x)", 0.907858)]
    public void A_wave_reaches_what_its_samples_do_not_show(string text, double highest)
    {
        var range = FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text)).Range;
        Assert.Equal(highest, range.High, 1e-4);
        Assert.True(double.IsFinite(range.Low), $"{range}");
    }

    [Theory]
    [InlineData("x * cos(x)")]
    [InlineData("atan(softplus(tanh(x * cos(x))))")]
    public void Waves_that_get_steeper_have_no_Lipschitz_constant(string text) =>
        Assert.Equal(double.PositiveInfinity, FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text)).Lipschitz);

    [Theory]
    [InlineData("x + sin(x)^2", Monotonicity.Increasing)]
    [InlineData("2 * x + sin(x) + sin(1.41 * x)", Monotonicity.Neither)]
    [InlineData("softplus(x) - 1e-15 * x", Monotonicity.Neither)]
    [InlineData("softplus(log_sigmoid(x) * x^2 + sin(-6e-80 * x))", Monotonicity.Neither)]
    [InlineData("2.5 * x + sin(x) + sin(1.41 * x)", Monotonicity.Increasing)]
    public void It_rises_where_all_slopes_are_shown_to_be_above_0(string text, Monotonicity expected) =>
        Assert.Equal(expected, FormulaFacts.Of((ElementwiseActivation)Activation.Parse(text)).Monotonicity);

    [Fact]
    public void A_silent_function_is_not_zero_centred() =>
        Assert.False(FormulaFacts.Of((ElementwiseActivation)Activation.Parse("relu(x - 51)")).IsZeroCentred);

    [Fact]
    public void No_claim_about_a_random_formula_is_contradicted_by_its_values()
    {
        double[] magnitudes = [.. Enumerable.Range(-80, 161).Select(k => 1.0731 * Math.Pow(10, k / 10.0))];
        FormulaGenerator.Smooth.Where(f => f.DependsOnX).Hold(
            f =>
            {
                var facts = FormulaFacts.Of(f);
                double[] xs = [.. magnitudes.Select(x => -x).Concat(magnitudes).Concat(Enumerable.Range(-2000, 4001).Select(k => k / 83.0)).Order()];
                var ys = xs.Select(x => f.Evaluate(x)).ToArray();
                var size = ys.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
                var rounding = new RoundingScale(f);
                var parts = Nodes.Of(f).Count;
                for (var i = 0; i < xs.Length; i++)
                {
                    if (!double.IsFinite(ys[i])) continue;
                    var noise = 1e-9 * Math.Abs(ys[i]) + 1e-12;
                    if (Off(facts.Range.Low - ys[i], i) || Off(ys[i] - facts.Range.High, i)) return false;
                    if (i == 0 || !double.IsFinite(ys[i - 1])) continue;
                    noise += 1e-9 * Math.Abs(ys[i - 1]);
                    var step = ys[i] - ys[i - 1];
                    if (facts.Monotonicity is Monotonicity.Increasing or Monotonicity.NonDecreasing && Off(-step, i, i - 1)) return false;
                    if (facts.Monotonicity is Monotonicity.Decreasing or Monotonicity.NonIncreasing && Off(step, i, i - 1)) return false;
                    if (Off(Math.Abs(step) - (facts.Lipschitz * (xs[i] - xs[i - 1]) * (1 + 1e-6)), i, i - 1)) return false;
                    if (facts.Roots.Count == 0 && ys[i] * ys[i - 1] < 0 && Math.Abs(step) > 1e-9 * size && Off(Math.Abs(step), i, i - 1)) return false;

                    bool Off(double excess, params int[] at) => excess > noise && excess > noise + at.Sum(k => Rounding(xs[k]));
                }

                // In x - softplus(x) at 1e7 a value near 0 carries the rounding of 1e7, which is more than 1e-9 of it: a value counts against a claim
                // only by more than one rounding of each part, each as large as the numbers that reach the value.
                double Rounding(double x) => parts * Math.Pow(2, -52) * rounding.At(x);

                return true;
            },
            count: 150);
    }

    private static void Same(FormulaFacts a, FormulaFacts b, double lift)
    {
        Assert.Equal(a.Monotonicity, b.Monotonicity);
        Assert.Equal(a.Curvature, b.Curvature);
        Assert.Equal(a.Smoothness, b.Smoothness);
        Near(a.Range.Low, b.Range.Low, 1e-9 * lift);
        Near(a.Range.High, b.Range.High, 1e-9 * lift);
        Assert.Equal((a.Range.LowAttained, a.Range.HighAttained), (b.Range.LowAttained, b.Range.HighAttained));
        Near(a.Left.Limit, b.Left.Limit, 1e-9);
        Near(a.Right.Limit, b.Right.Limit, 1e-9);
    }

    private static void Places(IEnumerable<double> expected, IEnumerable<double> found, double tolerance)
    {
        var (a, b) = (expected.ToArray(), found.ToArray());
        Assert.True(a.Length == b.Length, $"expected [{string.Join(", ", a)}], found [{string.Join(", ", b)}]");
        foreach (var (x, y) in a.Zip(b)) Near(x, y, tolerance);
    }

    private static void Near(double expected, double found, double tolerance)
    {
        if (double.IsFinite(expected)) Assert.Equal(expected, found, tolerance * Math.Max(1, Math.Abs(expected)));
        else Assert.Equal(expected, found);
    }

    // Of endlessly many places those around a feature are listed.
    private static bool IsWave(Formula f) => Nodes.Of(f).OfType<Operation>().Any(o => o.Operator == Operators.Sin || o.Operator == Operators.Cos);

    private static int Index(string id, int count) => id.Sum(c => c) % count;
}
