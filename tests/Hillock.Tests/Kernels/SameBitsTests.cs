using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed class SameBitsTests
{
    public static TheoryData<string> Cases() =>
        [.. CatalogueAccuracyTests.Entries().Select(e => e.Data), .. Operators.All.Where(o => o is { Arity: 1, IsInfix: false }).Select(o => $"{o.Name}(x)")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_widths_and_tails_give_the_same_bits(string text)
    {
        var activation = (ElementwiseActivation)Activation.Parse(text);
        var inputs = new float[2048];
        KernelError.Sweep(inputs);
        var (value, derivative) = SameBits.Run(activation, SimdWidth.All[0], inputs);
        foreach (var width in SimdWidth.All)
        {
            AssertSame(SameBits.Run(activation, width, inputs), value, derivative, inputs, $"{width}");
            foreach (var count in new[] { 1, 3, 7, 17, 37, 130 })
                AssertSame(SameBits.Run(activation, width, inputs.AsSpan(..count)), value, derivative, inputs, $"{width}, {count} elements");
        }
    }

    private static void AssertSame((float[] Value, float[] Derivative) got, float[] value, float[] derivative, float[] inputs, string how)
    {
        var place = SameBits.FirstDifference(got.Value, value);
        Assert.True(place < 0, place < 0 ? "" : $"{how}: f({inputs[place]:R}) = {got.Value[place]:R}, and {value[place]:R} with {SimdWidth.All[0]}");
        place = SameBits.FirstDifference(got.Derivative, derivative);
        Assert.True(place < 0, place < 0 ? "" : $"{how}: f'({inputs[place]:R}) = {got.Derivative[place]:R}, and {derivative[place]:R} with {SimdWidth.All[0]}");
    }
}
