using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class VectorMathTests
{
    private const int Points = 1 << 17;

    private static readonly (string Name, double Bound)[] Primitives =
    [
        ("exp", 2), ("expm1", 2), ("log", 2), ("log1p", 2), ("sqrt", 2), ("sin", 2), ("cos", 2), ("tanh", 2), ("atan", 2), ("erf", 2),
        ("asinh", 2), ("normal_cdf", 2), ("sigmoid", 2), ("softplus", 2), ("log_sigmoid", 2), ("abs", 0), ("sign", 0), ("neg", 0),
    ];

    public static TheoryData<string, int, double> Cases()
    {
        var data = new TheoryData<string, int, double>();
        foreach (var (name, bound) in Primitives)
            foreach (var width in SimdWidth.All) data.Add(name, width.Bits, bound);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_primitive_is_within_its_bound_over_all_magnitudes(string name, int bits, double bound)
    {
        var width = SimdWidth.All.Single(w => w.Bits == bits);
        var formula = Formula.Parse($"{name}(x)".Replace("neg(x)", "-x", StringComparison.Ordinal));
        var kernel = ActivationKernel.Compile(formula, [], width);
        using var x = new AlignedBuffer(Points);
        using var y = new AlignedBuffer(Points);
        Sweep(x.Span);
        kernel.Forward(x.Pointer, y.Pointer, Points, null);

        var (worst, at) = (0.0, 0);
        for (var i = 0; i < Points; i++)
        {
            var error = Ulps.Between(formula.Evaluate(x.Pointer[i]), y.Pointer[i]);
            if (error > worst) (worst, at) = (error, i);
        }

        Assert.True(worst <= bound, $"{name}({x.Pointer[at]:R}) = {y.Pointer[at]:R}, expected {formula.Evaluate(x.Pointer[at]):R}: {worst:F2} ULP");
    }

    [Fact]
    public void Hypot_is_within_2_ulp_and_does_not_overflow()
    {
        using var x = new AlignedBuffer(Points);
        using var y = new AlignedBuffer(Points);
        Sweep(x.Span);
        foreach (var width in SimdWidth.All)
        {
            foreach (var other in new[] { 0.0, 1, -3.5, 1e-20, 1e20 })
            {
                var formula = Functions.Hypot(Formula.X, other);
                ActivationKernel.Compile(formula, [], width).Forward(x.Pointer, y.Pointer, Points, null);
                for (var i = 0; i < Points; i++)
                {
                    var expected = double.Hypot(x.Pointer[i], (float)other);
                    Assert.True(Ulps.Between(expected, y.Pointer[i]) <= 2, $"hypot({x.Pointer[i]:R}, {other}) = {y.Pointer[i]:R}, expected {expected:R}");
                }
            }
        }
    }

    [Fact]
    public void One_over_a_root_is_within_2_ulp()
    {
        using var x = new AlignedBuffer(Points);
        using var y = new AlignedBuffer(Points);
        Sweep(x.Span);
        var formula = Formula.Parse("1/sqrt(abs(x) + 1e-20)");
        foreach (var width in SimdWidth.All)
        {
            ActivationKernel.Compile(formula, [], width).Forward(x.Pointer, y.Pointer, Points, null);
            for (var i = 0; i < Points; i++)
            {
                if (MathF.Abs(x.Pointer[i]) > 3e38f) continue;
                var expected = 1 / Math.Sqrt(MathF.Abs(x.Pointer[i]) + 1e-20f);
                Assert.True(Ulps.Between(expected, y.Pointer[i]) <= 2, $"x = {x.Pointer[i]:R}: {y.Pointer[i]:R}, expected {expected:R}");
            }
        }
    }

    [Theory]
    [InlineData("x/sqrt(x^2 + 4)", 1)]
    [InlineData("x/(3*sqrt(x^2 + 4)) + sqrt(x^2 + 4)", double.PositiveInfinity)]
    [InlineData("-3/sqrt(x^2 + 0.25)", 0)]
    public void A_root_below_reaches_the_limit(string text, double limit)
    {
        var x = stackalloc float[] { float.PositiveInfinity, float.NaN };
        var y = stackalloc float[2];
        foreach (var width in SimdWidth.All)
        {
            ActivationKernel.Compile(Formula.Parse(text), [], width).Forward(x, y, 2, null);
            Assert.Equal([(float)limit, float.NaN], new[] { y[0], y[1] });
        }
    }

    [Fact]
    public void A_root_of_what_is_learned_may_become_any_number()
    {
        var formula = Formula.Parse("x/sqrt(c); learn c = 4");
        var kernel = ActivationKernel.Compile(formula, formula.Parameters);
        float x = 3, y;
        foreach (var c in new[] { 4f, 1e-40f, 0f, -1f })
        {
            kernel.Forward(&x, &y, 1, &c);
            Assert.True(Ulps.Between(x / Math.Sqrt(c), y) <= 2, $"3/sqrt({c}) = {y}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-0.5)]
    [InlineData(1.152921504606847e18)]
    [InlineData(8.673617379884035e-19)]
    public void A_quotient_by_a_power_of_two_is_exact(double divisor)
    {
        using var x = new AlignedBuffer(Points);
        using var y = new AlignedBuffer(Points);
        Sweep(x.Span);
        ActivationKernel.Compile(Formula.Parse(FormattableString.Invariant($"x/{divisor:R}")
            .Replace("/-", "/(-", StringComparison.Ordinal) + (divisor < 0 ? ")" : "")), [])
            .Forward(x.Pointer, y.Pointer, Points, null);
        for (var i = 0; i < Points; i++) Assert.Equal(x.Pointer[i] / (float)divisor, y.Pointer[i]);
    }

    /// <summary>Half over all bit patterns (denormals, infinities, NaN), half dense where networks live.</summary>
    private static void Sweep(Span<float> x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = i % 2 == 0 ? BitConverter.Int32BitsToSingle((int)((uint)i * (uint.MaxValue / (uint)x.Length))) : -20f + (40f * i / x.Length);
        float[] special =
            [0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, -float.MaxValue, 88.7f, -88.7f,
            -103.9f];
        special.CopyTo(x);
    }
}
