using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

/// <summary>HILLOCK_DENSE_SWEEP=4 measures every entry at four million inputs too, which takes a minute.</summary>
public sealed class CatalogueAccuracyTests
{
    private const double Bound = 4;
    private const string DenseSweep = "HILLOCK_DENSE_SWEEP";

    public static TheoryData<string> Entries() => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Value_and_derivative_are_within_4_ulp_over_all_magnitudes(string id)
    {
        var activation = (ElementwiseActivation)Activation.Parse(id);
        var (value, derivative) = KernelError.Measure(activation.Formula, SimdWidth.Best, 1 << 15);
        Assert.True(value.Ulps <= Bound, $"value: {value}");
        Assert.True(derivative.Ulps <= Bound, $"derivative: {derivative}");
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Value_and_derivative_keep_their_digits_whatever_cancels_on_the_way(string id)
    {
        // The error of the result itself, beside what one rounding of the input makes of it.
        const double Allowed = 1e-6, Least = 1.2e-38;
        var activation = (ElementwiseActivation)Activation.Parse(id);
        float[] inputs =
        [
            .. Enumerable.Range(-40, 79).SelectMany(k => new[] { 1, 2.3, 5.1 }.Select(m => (float)(m * Math.Pow(10, k)))).Where(x => float.IsFinite(x) && x > 1e-37f),
            .. Enumerable.Range(1, 80).Select(k => k * 0.259f),
        ];
        inputs = [.. inputs, .. inputs.Select(x => -x)];
        var (values, slopes) = SameBits.Run(activation, SimdWidth.Best, inputs);
        var bound = activation.Formula.BindFixed();
        foreach (var (formula, got, what) in new[] { (bound, values, "value"), (bound.Derivative(), slopes, "slope") })
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                double x = inputs[i], exact = formula.Evaluate(x);
                if (!(Math.Abs(exact) < float.MaxValue)) continue;

                // A slope that a learned width does not let us write without cancellation; it is off by no more than 1e-9.
                if (what == "slope" && id == "iglu_approx" && Math.Abs(got[i] - exact) < 1e-9) continue;

                // 1 + sin(2ax) touches 0: beside a double zero half the digits are lost in float64 too.
                if (what == "slope" && id.StartsWith("snake", StringComparison.Ordinal) && Math.Abs(exact) < 1e-2) continue;
                var moves = Math.Abs(formula.Evaluate(x * (1 + 1e-6)) - exact) / 1e-6;
                Assert.True(Math.Abs(got[i] - exact) <= (Allowed * (Math.Abs(exact) + moves)) + Least, $"{what} of {id} at {x:R}: {got[i]:R}, the true value is {exact:R}");
            }
        }
    }

    [Theory]
    [InlineData("bent_identity", -3.5e-4, -3.4996937500234e-4)]
    [InlineData("elliott", -1e4, 4.999500049995e-5)]
    [InlineData("seagull", 1e-8, 1e-16)]
    [InlineData("soft_plus_plus", 1e-30, 1e-30)]
    [InlineData("tanhshrink", 2e-11, 8e-33 / 3)]
    [InlineData("calu", -1e20, -0.31830988618379067)]
    [InlineData("isonet_srelu", 1e-30, 1e-30)]
    [InlineData("sqrt(1 + x^2) - 1", 1e-6, 5e-13)]
    [InlineData("0.5*x*(1 + erf(x/sqrt(2)))", -8, -4.976768461372e-15)]
    [InlineData("1 + tanh(x)", -20, 8.496708510582e-18)]
    [InlineData("1 - sigmoid(x)", 50, 1.9287498479639e-22)]
    [InlineData("x - tanh(x)", 1e-4, 3.3333333200e-13)]
    [InlineData("log(1 + x^2)", 1e-10, 1e-20)]
    [InlineData("log(1 + x^2)", 1e30, 138.15510557964274)]
    [InlineData("softplus(x) - log(2)", 1e-12, 5e-13)]
    public void Known_values_that_cancel(string text, float x, double expected)
    {
        var activation = (ElementwiseActivation)Activation.Parse(text);
        var (y, _) = SameBits.Run(activation, SimdWidth.Best, [x]);
        Assert.Equal(expected, activation.Formula.Evaluate(x), 2e-7 * Math.Abs(expected));
        Assert.Equal(expected, y[0], 1e-6 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("calu", -100, 2.12181129e-7)]
    [InlineData("rootsig", 1e5, 9.99990000e-11)]
    [InlineData("elliott", 1e5, 4.9999e-11)]
    [InlineData("tanhshrink", 1e-3, 9.9999933e-7)]
    [InlineData("gelu_tanh", 1e20, 1)]
    public void Known_slopes_that_cancel(string id, float x, double expected)
    {
        var activation = (ElementwiseActivation)Activation.Parse(id);
        var (_, d) = SameBits.Run(activation, SimdWidth.Best, [x]);
        Assert.Equal(expected, activation.Derivative.Evaluate(x), 2e-6 * Math.Abs(expected));
        Assert.Equal(expected, d[0], 2e-6 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("where(x > 0, 1, 2)")]
    [InlineData("where(x > 0, x^2, 3)")]
    [InlineData("abs(x)")]
    [InlineData("clamp(x, 0, 6)")]
    public void NaN_gives_NaN_for_value_and_slope(string text)
    {
        var activation = (ElementwiseActivation)Activation.Parse(text);
        var (y, d) = SameBits.Run(activation, SimdWidth.Best, [float.NaN, 1f]);
        Assert.True(float.IsNaN(y[0]) && !float.IsNaN(y[1] + d[1]));
        Assert.Equal(activation.Derivative.Evaluate(double.NaN), d[0]);
    }

    [Fact]
    public void No_input_of_a_dense_sweep_is_off_by_more()
    {
        var given = Environment.GetEnvironmentVariable(DenseSweep);
        Assert.SkipWhen(string.IsNullOrEmpty(given), $"No dense sweep was asked for: {DenseSweep} is the number of inputs in millions, such as 4.");
        Assert.True(int.TryParse(given, out var millions) && millions is >= 1 and <= 256, $"{DenseSweep} is '{given}', not a number of millions from 1 to 256.");
        var errors = Catalogue.All.OfType<ElementwiseActivation>().AsParallel()
            .Select(a => (a.Id, Errors: KernelError.Measure(a.Formula, SimdWidth.Best, millions << 20)))
            .Select(e => (e.Id, e.Errors.Value, e.Errors.Derivative, Worst: Math.Max(e.Errors.Value.Ulps, e.Errors.Derivative.Ulps)))
            .OrderByDescending(e => e.Worst).ToList();
        var table = string.Concat(errors.Take(12).Select(e => FormattableString.Invariant(
            $"\n{e.Id}: value {e.Value.Ulps:F2} at {e.Value.At:G9}, derivative {e.Derivative.Ulps:F2} at {e.Derivative.At:G9}")));
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.True(errors[0].Worst <= Bound, table);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Infinity_gives_the_limit_where_there_is_one(string id)
    {
        var activation = (ElementwiseActivation)Activation.Parse(id);
        foreach (var x in new[] { float.NegativeInfinity, float.PositiveInfinity })
        {
            var (y, d) = SameBits.Run(activation, SimdWidth.Best, [x]);
            AssertLimit(activation.Formula.Evaluate(x), y[0], id, x);
            AssertLimit(activation.Derivative.Evaluate(x), d[0], id + "'", x);
        }
    }

    private static void AssertLimit(double limit, float got, string what, float x) =>
        Assert.True(double.IsNaN(limit) || Ulps.Between(limit, got) <= Bound, $"{what} at {x}: {got:R}, the limit is {limit:R}");
}
