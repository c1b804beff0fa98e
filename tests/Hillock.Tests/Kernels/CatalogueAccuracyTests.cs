using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;
using Catalogue = Hillock.Activations.Activations;

namespace Hillock.Tests.Kernels;

/// <summary>HILLOCK_DENSE_SWEEP=1 measures every entry at a million inputs, which takes minutes.</summary>
public sealed class CatalogueAccuracyTests
{
    private const double Bound = 4;

    // The unluckiest of a million inputs meets every rounding of a long formula at its worst.
    private const double DenseBound = 4.1;

    public static TheoryData<string> Entries() => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Value_and_derivative_are_within_4_ulp_over_all_magnitudes(string id)
    {
        var activation = (ElementwiseActivation)Activation.Parse(id);
        var dense = Environment.GetEnvironmentVariable("HILLOCK_DENSE_SWEEP") == "1";
        var (value, derivative) = KernelError.Measure(activation.Formula, SimdWidth.Best, dense ? 1 << 20 : 1 << 15);
        var bound = dense ? DenseBound : Bound;
        Assert.True(value.Ulps <= bound, $"value: {value}");
        Assert.True(derivative.Ulps <= bound, $"derivative: {derivative}");
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
