using CsCheck;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Tests.Activations.Facts;

/// <summary>The facts of every definition, held against values at random places: a false one fails here.</summary>
public sealed class CatalogueFactsTests
{
    private static readonly Gen<double> Places = Gen.OneOf(Gen.Double[-12, 12], Gen.Double[-1, 1], Gen.Double[-60, 60]);

    public static TheoryData<string> Elementwise => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Range_holds_every_value_and_its_ends_are_reached(string id)
    {
        var (f, facts) = Get(id);
        var range = facts.Range;
        Places.Hold(x => Between(range.Low, f.Evaluate(x), range.High), count: 1000);
        double[] far = [-1e6, -1e4, -1e3, 1e3, 1e4, 1e6];
        var values = Enumerable.Range(-60_000, 120_001).Select(i => i / 1000.0).Concat(far).Select(x => f.Evaluate(x)).ToArray();
        Reached(range.Low, range.LowAttained, values.Min());
        Reached(range.High, range.HighAttained, values.Max());

        static void Reached(double end, bool attained, double seen)
        {
            if (double.IsFinite(end)) Assert.Equal(end, seen, attained ? 1e-5 : 0.02);
            else Assert.False(attained);
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Values_rise_and_fall_as_they_should(string id)
    {
        var (f, facts) = Get(id);
        Gen.Select(Places, Places).Hold((a, b) =>
        {
            var change = (f.Evaluate(Math.Max(a, b)) - f.Evaluate(Math.Min(a, b))) * (1 + 1e-12);
            var noise = Noise(f, a, b);
            return facts.Monotonicity switch
            {
                Monotonicity.Increasing or Monotonicity.NonDecreasing => change >= -noise,
                Monotonicity.Decreasing or Monotonicity.NonIncreasing => change <= noise,
                _ => true,
            };
        }, count: 2000);

        // What is said to do neither does both.
        if (facts.IsMonotonic) return;
        var values = Enumerable.Range(-5000, 10_001).Select(i => f.Evaluate(i / 100.0)).ToArray();
        var steps = values.Zip(values.Skip(1), (a, b) => b - a).ToArray();
        Assert.True(steps.Min() < 0 && steps.Max() > 0, $"{id} is monotonic after all");
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Chords_lie_on_the_right_side(string id)
    {
        var (f, facts) = Get(id);
        Gen.Select(Places, Places, Gen.Double[0, 1]).Hold((a, b, t) =>
        {
            var chord = (t * f.Evaluate(a)) + ((1 - t) * f.Evaluate(b));
            var above = chord - f.Evaluate((t * a) + ((1 - t) * b));
            var noise = Noise(f, a, b);
            return facts.Curvature switch
            {
                Curvature.Convex => above >= -noise,
                Curvature.Concave => above <= noise,
                Curvature.Straight => Math.Abs(above) <= noise,
                _ => true,
            };
        }, count: 2000);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Mirrors_as_it_should(string id)
    {
        var (f, facts) = Get(id);
        Places.Hold(x => facts.Symmetry switch
        {
            Symmetry.Odd => Math.Abs(f.Evaluate(x) + f.Evaluate(-x)) <= 1e-9 * Math.Abs(f.Evaluate(x)),
            Symmetry.Even => Math.Abs(f.Evaluate(x) - f.Evaluate(-x)) <= 1e-9 * Math.Abs(f.Evaluate(x)),
            _ => true,
        }, count: 300);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void No_chord_is_steeper_than_the_Lipschitz_constant(string id)
    {
        var (f, facts) = Get(id);
        if (!double.IsFinite(facts.Lipschitz)) return;
        Gen.Select(Places, Places).Hold(
            (a, b) => Math.Abs(f.Evaluate(a) - f.Evaluate(b)) <= (facts.Lipschitz * Math.Abs(a - b) * (1 + 1e-9)) + Noise(f, a, b), count: 2000);
        var steepest = Enumerable.Range(-60_000, 120_001).Max(i => Math.Abs(f.Evaluate((i + 1) / 1000.0) - f.Evaluate(i / 1000.0)) * 1000);

        // The sharpest turns are narrower than the steps.
        var slope = f.Derivative();
        foreach (var x in Enumerable.Range(0, 400).Select(k => Math.Pow(10, -k / 40.0))) steepest = new[] { steepest, Math.Abs(slope.Evaluate(x)), Math.Abs(slope.Evaluate(-x)) }.Max();
        Assert.True(steepest >= 0.97 * facts.Lipschitz, $"{id} is nowhere steeper than {steepest}, but its constant is {facts.Lipschitz}");
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Sides_of_kinks_agree_with_differences(string id)
    {
        var (f, facts) = Get(id);
        foreach (var kink in facts.Kinks)
        {
            Assert.Equal(f.Evaluate(kink.X), kink.Value);
            Side(kink.Before, -1e-5);
            Side(kink.After, 1e-5);
            var slope = f.Derivative().Evaluate(kink.X);
            Assert.Equal(slope, kink.Derivative);
            var (least, most) = (Math.Min(kink.Before.Derivative, kink.After.Derivative), Math.Max(kink.Before.Derivative, kink.After.Derivative));
            Assert.True(kink.IsJump || (slope >= least - 1e-9 && slope <= most + 1e-9), $"{id}'({kink.X}) is not between its sides");

            void Side(OneSided side, double h)
            {
                Assert.Equal(side.Value, f.Evaluate(kink.X + (h / 1000)), 1e-5);
                if (double.IsFinite(side.Derivative))
                    Assert.Equal(side.Derivative, (f.Evaluate(kink.X + (2 * h)) - f.Evaluate(kink.X + h)) / h, 1e-3 * (1 + Math.Abs(side.Derivative)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Roots_extremes_and_flat_parts_are_where_they_should_be(string id)
    {
        var (f, facts) = Get(id);
        var slope = f.Derivative();
        foreach (var root in facts.Roots) Assert.Equal(0, f.Evaluate(Inside(root)), 1e-9);
        foreach (var e in facts.Extrema)
        {
            var sign = e.IsMaximum ? 1 : -1;
            Assert.Equal(e.Value, f.Evaluate(e.X));
            Assert.True(sign * (e.Value - f.Evaluate(e.X - 1e-3)) > 0 && sign * (e.Value - f.Evaluate(e.X + 1e-3)) > 0, $"{id} has no extreme at {e.X}");
        }

        foreach (var dead in facts.Dead) Assert.Equal(0, slope.Evaluate(Inside(dead)));
        var steepest = double.IsFinite(facts.Lipschitz) ? facts.Lipschitz : Enumerable.Range(-100, 201).Max(i => Math.Abs(slope.Evaluate(i / 100.0)));
        foreach (var flat in facts.Saturated) Assert.True(Math.Abs(slope.Evaluate(Inside(flat))) <= 0.01 * steepest);

        static double Inside(Stretch s) => double.IsFinite(s.Length) ? (s.From + s.To) / 2 : double.IsFinite(s.To) ? s.To - 3 : double.IsFinite(s.From) ? s.From + 3 : 0.7;
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Asymptotes_are_approached(string id)
    {
        var (f, facts) = Get(id);
        Approach(facts.Left, -1);
        Approach(facts.Right, 1);

        void Approach(Tail tail, int side)
        {
            if (tail.Asymptote is not { } line) return;
            Assert.True(Gap(1e4) <= 0.01 && Gap(1e4) <= Gap(10) + 1e-9, $"{id} is {Gap(1e4)} from its asymptote at {side * 1e4}");

            double Gap(double x) => Math.Abs(f.Evaluate(side * x) - (line.Slope * side * x) - line.Intercept);
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Gradient_moments_agree_with_a_plain_sum(string id)
    {
        var (f, facts) = Get(id);
        var slope = f.Derivative();
        double mean = 0, square = 0, gradient = 0;
        for (var z = -11.99995; z < 12; z += 1e-3)
        {
            var weight = 1e-3 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            var (value, rate) = (f.Evaluate(z), slope.Evaluate(z));
            mean += weight * value;
            square += weight * value * value;
            gradient += weight * rate * rate;
        }

        Assert.Equal(mean, facts.Moments.Mean, 2e-3 * (1 + Math.Abs(mean)));
        Assert.Equal(square, facts.Moments.MeanSquare, 2e-3 * (1 + square));
        if (facts.Moments.IsAnalysable) Assert.Equal(gradient, facts.Moments.DerivativeMeanSquare, 2e-3 * (1 + gradient));
    }

    private static double Noise(Formula f, double a, double b) => 1e-12 * (1 + Math.Abs(f.Evaluate(a)) + Math.Abs(f.Evaluate(b)));

    private static void Between(double low, double value, double high) =>
        Assert.True(value >= low - 1e-12 && value <= high + 1e-12, $"{value:R} is outside {low:R} to {high:R}");

    private static (Formula Formula, FormulaFacts Facts) Get(string id)
    {
        var activation = Assert.IsType<ElementwiseActivation>(Activation.Parse(id));
        return (activation.Formula, FormulaFacts.Of(activation));
    }
}
