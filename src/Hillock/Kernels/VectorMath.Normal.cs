namespace Hillock.Kernels;

/// <content>The normal distribution function and the length of a pair.</content>
internal static partial class VectorMath
{
    /// <summary>How likely a normal number is to lie below x; relative accuracy holds far into the left tail.</summary>
    public static VectorValue NormalCdf(VectorValue x)
    {
        // P(-t) = exp(-t^2/2)·w·Q(s) with w = 1/(t + 2.5), Q a polynomial in s = 8w - 3/2, fitted for t in [0.69, 14.5].
        var t = x.Abs().AtMost(14.5f);
        var w = 1f / (t + 2.5f);
        var s = w.Fma(8f, x.Program.Constant(-1.5f));
        var rest = s.Polynomial(
            0.260688483f, 0.0520828053f, -0.00124285331f, -0.00255440282f, 5.83343289e-05f,
            0.000167674254f, -1.98543881e-05f, -1.00310088e-05f, 2.70742737e-06f);
        var square = t * t;
        var (n, power) = ReduceExp((square * -0.5f).AtLeast(-104f));

        // What rounding took from the square, the sum and the quotient comes back in one correction; Q changes by about 2.7w times as much as w.
        var sum = t + 2.5f;
        var slip = 2.5f - (sum - t);
        var quotient = (-w).Fma(sum, x.Program.Constant(1f)) - (w * slip);
        var residue = quotient.Fma(w.Fma(2.7f, x.Program.Constant(1f)), t.Fma(t, -square) * -0.5f);

        // Q = 0.680068479f + s·rest and its product with w, each with what rounding takes from it.
        var start = x.Program.Constant(0.680068479f);
        var curve = s.Fma(rest, start);
        var factor = w * curve;
        var lost = w.Fma(s.Fma(rest, start - curve), w.Fma(curve, -factor));
        var tail = (factor + residue.Fma(power + 1f, power).Fma(factor, lost)).TimesPowerOfTwo(n);
        var far = (x < 0f).Select(tail, 1f - tail);

        // Near 0 the odd series 1/2 + x·(1 - x^2/6 + x^4/40 - ...)/sqrt(2π), where rounding w would cost digits.
        var near = x.Fma((x * x).Polynomial(0.39894228f, -0.0664903801f, 0.00997355702f, -0.00118732822f, 0.000115434688f, -9.44465628e-6f, 6.65969351e-7f), x.Program.Constant(0.5f));
        return (t < 0.7f).Select(near, far);
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
