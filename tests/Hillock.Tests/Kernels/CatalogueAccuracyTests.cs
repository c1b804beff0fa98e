using Hillock.Activations;
using Hillock.Kernels;
using Catalogue = Hillock.Activations.Activations;

namespace Hillock.Tests.Kernels;

public sealed class CatalogueAccuracyTests
{
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
        var (value, derivative) = KernelError.Measure(activation.Formula, SimdWidth.All.Single(w => w.Bits == bits), 1 << 13);
        Assert.True(value.Ulps <= 4, $"value: {value}");
        Assert.True(derivative.Ulps <= 4, $"derivative: {derivative}");
    }
}
