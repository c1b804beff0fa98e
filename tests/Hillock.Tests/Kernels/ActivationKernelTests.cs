using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class ActivationKernelTests
{
    public static TheoryData<string, int> Cases()
    {
        string[] formulas =
        [
            "x", "3", "max(0, x)", "where(x > 0, x, 0.01*x)", "x*sigmoid(x)", "x*tanh(softplus(x))", "0.5*x*(1 + erf(x/sqrt(2)))", "x/(1 + abs(x))",
            "where(x > 0, x, expm1(x))", "min(max(0, x), 6)", "clamp(x, -1, 1)", "x*cos(x)", "x^3 - 2*x", "2^x", "abs(x)^1.5", "(1 + abs(x))^-2",
            "log1p(exp(x))", "sigmoid(2*softplus(x))", "sigmoid(-2*softplus(x))", "tanh(softplus(60*x))", "atan(x)*sin(x)", "where(x*x >= 1, sign(x), x)",
                "x*tanh(exp(x))", "log_sigmoid(x)", "1/(1 + x^2)",
        ];
        var data = new TheoryData<string, int>();
        foreach (var formula in formulas)
            foreach (var width in SimdWidth.All) data.Add(formula, width.Bits);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_and_derivative_follow_the_reference_for_any_count(string text, int bits)
    {
        var formula = Formula.Parse(text);
        var derivative = formula.Derivative();
        var kernel = ActivationKernel.Compile(formula, [], SimdWidth.All.Single(w => w.Bits == bits));
        foreach (var count in new[] { 1, 3, 16, 37, 1024 })
        {
            using var x = new AlignedBuffer(count);
            using var y = new AlignedBuffer(count + 1);
            using var d = new AlignedBuffer(count + 1);
            for (var i = 0; i < count; i++) x.Pointer[i] = -9f + (18f * (i + 0.5f) / count);
            (y.Pointer[count], d.Pointer[count]) = (7, 8);
            kernel.ForwardWithDerivative(x.Pointer, y.Pointer, d.Pointer, count, null);
            Assert.Equal((7f, 8f), (y.Pointer[count], d.Pointer[count]));
            for (var i = 0; i < count; i++)
            {
                Near(formula.Evaluate(x.Pointer[i]), y.Pointer[i], x.Pointer[i]);
                Near(derivative.Evaluate(x.Pointer[i]), d.Pointer[i], x.Pointer[i]);
            }

            kernel.Forward(x.Pointer, x.Pointer, count, null);
            for (var i = 0; i < count; i++) Assert.Equal(y.Pointer[i], x.Pointer[i]);
        }
    }

    [Theory]
    [InlineData("x*sigmoid(x)", 0, double.PositiveInfinity, 0, 1)]
    [InlineData("x*tanh(softplus(x))", 0, double.PositiveInfinity, 0, 1)]
    [InlineData("0.5*x*(1 + erf(x/sqrt(2)))", 0, double.PositiveInfinity, 0, 1)]
    [InlineData("x/(1 + abs(x))", -1, 1, 0, 0)]
    [InlineData("max(0, x)", 0, double.PositiveInfinity, 0, 1)]
    public void Infinity_gives_the_limit_and_nan_gives_nan(string text, double low, double high, double slopeLow, double slopeHigh)
    {
        var x = stackalloc float[] { float.NegativeInfinity, float.PositiveInfinity, float.NaN };
        var y = stackalloc float[3];
        var d = stackalloc float[3];
        foreach (var width in SimdWidth.All)
        {
            ActivationKernel.Compile(Formula.Parse(text), [], width).ForwardWithDerivative(x, y, d, 3, null);
            Assert.Equal([(float)low, (float)high, float.NaN], new[] { y[0], y[1], y[2] });
            Assert.Equal([(float)slopeLow, (float)slopeHigh], new[] { d[0], d[1] });
        }
    }

    [Theory]
    [InlineData("0.1*exp(x)")]
    [InlineData("1.16*exp(x)")]
    [InlineData("1234.5*exp(x)")]
    [InlineData("7.7*exp(-x^2)")]
    [InlineData("1e-9*exp(-x^2/2)")]
    public void A_factor_of_an_exponential_moves_its_ends(string text)
    {
        float[] x = [float.NegativeInfinity, -120, -105, -100, -14.6f, -10.3f, 10.2f, 14.4f, 80, 87, 89.5f, 120, float.PositiveInfinity];
        var formula = Formula.Parse(text);
        var loop = StreamLoops.Values([], [], formula);
        float[] y = new float[x.Length];
        fixed (float* from = x, to = y)
        {
            var streams = stackalloc float*[2] { from, to };
            loop.Run(streams, null, x.Length);
        }

        for (var i = 0; i < x.Length; i++)
        {
            // 0.1·e^89.5 is a number, though e^89.5 is none: it may be infinite.
            var expected = (float)formula.Evaluate(x[i]);
            Assert.True(Math.Abs(expected - y[i]) <= (5e-7f * expected) + 1.2e-38f || expected == y[i]
                || (x[i] > 88 && float.IsPositiveInfinity(y[i])), $"{text} at {x[i]}: {y[i]:R}, expected {expected:R}");
            if (float.IsInfinity(x[i])) Assert.Equal(expected, y[i]);
        }
    }

    [Theory]
    [InlineData("x*tanh(exp(x))", 1)]
    [InlineData("x*tanh(softplus(x))", 1)]
    [InlineData("sigmoid(x^3)", 0)]
    public void A_slope_keeps_its_limit_where_its_parts_overflow(string text, float slope)
    {
        var x = stackalloc float[] { 50f, 88f, 88.8f, 95f, 1e3f, 1e10f, 3e19f, 1e30f, float.MaxValue };
        var y = stackalloc float[9];
        var d = stackalloc float[9];
        ActivationKernel.Compile(Formula.Parse(text), []).ForwardWithDerivative(x, y, d, 9, null);
        for (var i = 0; i < 9; i++) Assert.Equal(slope, d[i], 1e-6f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(1000)]
    public void Learned_parameters_are_read_at_run_time_and_have_gradients(int count)
    {
        var formula = Formula.Parse("a*max(0, x) + b*min(0, x)*tanh(c*x); learn a = 1; learn b = 0.5; c = 2");
        Parameter[] learned = [.. formula.Parameters.Where(p => p.Learnable)];
        var kernel = ActivationKernel.Compile(formula, learned);
        var parameters = stackalloc float[] { 1.5f, -0.25f };
        var sums = stackalloc float[] { 10, 20 };
        using var x = new AlignedBuffer(count);
        using var y = new AlignedBuffer(count);
        using var dy = new AlignedBuffer(count);
        double a = 10, b = 20;
        for (var i = 0; i < count; i++)
        {
            var v = -3 + (6f * (i + 0.3f) / count);
            (x.Pointer[i], dy.Pointer[i]) = (v, 1f + (i % 3));
            a += Math.Max(0, v) * dy.Pointer[i];
            b += Math.Min(0, v) * Math.Tanh(2 * v) * dy.Pointer[i];
        }

        kernel.Forward(x.Pointer, y.Pointer, count, parameters);
        for (var i = 0; i < count; i++)
        {
            double v = x.Pointer[i];
            Near((1.5 * Math.Max(0, v)) - (0.25 * Math.Min(0, v) * Math.Tanh(2 * v)), y.Pointer[i], v);
        }

        kernel.ParameterGradient(x.Pointer, dy.Pointer, count, parameters, sums);
        Assert.Equal(a, sums[0], Math.Abs(a) * 1e-5);
        Assert.Equal(b, sums[1], Math.Abs(b) * 1e-5);
    }

    private static void Near(double expected, float got, double x) =>
        Assert.True(Math.Abs(expected - got) <= 3e-6 * Math.Max(1, Math.Abs(expected)), $"at {x:R}: {got:R}, expected {expected:R}");
}
