using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

/// <summary>Lanes that vector arithmetic leaves to float64, wherever they stand among others.</summary>
public sealed unsafe class CarefulLoopTests
{
    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var text in new[] { "sin(x)", "x + sin(2*x)^2/2", "sin(x) + cos(3*x)", "max(0, x)^1.5" })
            foreach (var width in SimdWidth.All) data.Add(text, width.Bits);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_element_is_what_it_is_alone(string text, int bits)
    {
        var width = SimdWidth.All.Single(w => w.Bits == bits);
        var kernel = ActivationKernel.Compile(Formula.Parse(text), [], width);
        foreach (var (count, share) in new[] { (1, 1.0), (37, 0.2), (5000, 0.0005), (5000, 0.02), (5000, 0.9) })
        {
            using var x = Mixed(count, share);
            using var y = new AlignedBuffer(count);
            using var d = new AlignedBuffer(count);
            kernel.ForwardWithDerivative(x.Pointer, y.Pointer, d.Pointer, count, null);
            for (var i = 0; i < count; i++)
            {
                float alone, slope;
                kernel.ForwardWithDerivative(x.Pointer + i, &alone, &slope, 1, null);
                Assert.Equal((alone, slope), (y.Pointer[i], d.Pointer[i]));
            }

            kernel.Forward(x.Pointer, x.Pointer, count, null);
            Assert.Equal(y.Span.ToArray(), x.Span.ToArray());
        }
    }

    [Fact]
    public void Far_away_a_sine_is_that_of_float64()
    {
        using var x = Mixed(4096, 0.3);
        using var y = new AlignedBuffer(4096);
        ActivationKernel.Compile(Formula.Parse("sin(x)"), []).Forward(x.Pointer, y.Pointer, 4096, null);
        for (var i = 0; i < 4096; i++) Assert.True(Ulps.Between(Math.Sin(x.Pointer[i]), y.Pointer[i]) <= 2, $"sin({x.Pointer[i]:R}) = {y.Pointer[i]:R}");
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    public void Sums_count_every_element_once(double share)
    {
        const int Count = 3001;
        var formula = Formula.Parse("sin(a*x); learn a = 1");
        var kernel = ActivationKernel.Compile(formula, formula.Parameters);
        using var x = Mixed(Count, share);
        using var dy = new AlignedBuffer(Count);
        dy.Span.Fill(1);
        float a = 1, sum = 0;
        kernel.ParameterGradient(x.Pointer, dy.Pointer, Count, &a, &sum);
        double expected = 0, size = 0;
        for (var i = 0; i < Count; i++)
        {
            var term = x.Pointer[i] * Math.Cos(x.Pointer[i]);
            expected += term;
            size += Math.Abs(term);
        }

        Assert.InRange(sum, expected - (1e-5 * size), expected + (1e-5 * size));
    }

    private static AlignedBuffer Mixed(int count, double share)
    {
        var random = new RandomStream(5, "mixed");
        var x = new AlignedBuffer(count);
        foreach (ref var value in x.Span) value = (float)(random.NextDouble() < share ? random.NextDouble(50_000, 1e6) : random.NextDouble(-9, 9));
        return x;
    }
}
