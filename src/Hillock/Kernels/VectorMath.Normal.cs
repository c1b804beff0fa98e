namespace Hillock.Kernels;

/// <content>The normal distribution function and the length of a pair.</content>
internal static partial class VectorMath
{
    /// <summary>How likely a normal number is to lie below x; relative accuracy holds far into the left tail.</summary>
    public static VectorValue NormalCdf(VectorValue x)
    {
        // P(-t) = exp(-t^2/2)·w·Q(s) with w = 1/(t + 2.5), Q a polynomial and s = w scaled to [-1, 1] for t in [0, 14.5].
        var t = x.Abs().AtMost(14.5f);
        var w = 1f / (t + 2.5f);
        var s = w.Fma(5.86206897f, x.Program.Constant(-1.34482759f));
        var curve = s.Polynomial(
            0.773252382f, 0.402339843f, 0.0915596945f, -0.0114054566f, -0.00766176305f, 0.00156702142f,
            0.000644744128f, -0.000305094353f, -2.9133055e-05f, 3.77794234e-05f);
        var square = t * t;
        var lost = t.Fma(t, -square);
        var bell = Exp(square * -0.5f);
        var tail = bell.Fma(lost * -0.5f, bell) * (w * curve);
        var far = (x < 0f).Select(tail, 1f - tail);

        // Near 0 the odd series 1/2 + x·(1 - x^2/6 + x^4/40 - ...)/sqrt(2π), where rounding w would cost digits.
        var near = x.Fma((x * x).Polynomial(0.39894228f, -0.0664903801f, 0.00997355702f, -0.00118732822f, 0.000115434688f, -9.44465628e-6f), x.Program.Constant(0.5f));
        return (t < 0.6f).Select(near, far);
    }

    /// <summary><c>sqrt(a^2 + b^2)</c>; the larger is taken out, so that no square overflows.</summary>
    public static VectorValue Hypot(VectorValue a, VectorValue b)
    {
        var (u, v) = (a.Abs(), b.Abs());
        var (large, small) = (u.Two(VectorOperation.Max, v), u.Two(VectorOperation.Min, v));

        // Equal covers 0/0 and infinity/infinity.
        var ratio = large.IsEqual(small).Select(1f, small / large);
        return large * ratio.Fma(ratio, 1f).Sqrt();
    }
}
