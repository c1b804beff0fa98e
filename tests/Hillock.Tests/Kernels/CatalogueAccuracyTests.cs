using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;
using Catalogue = Hillock.Activations.Activations;

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
