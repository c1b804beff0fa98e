using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Hillock.Experiments.Statistics;

/// <summary>Quantiles of Student's t for any tail: the library's own looks no farther than 800, which one or two degrees of freedom pass at the levels that a
/// correction for many pairs asks for.</summary>
internal static class StudentQuantile
{
    /// <summary>The t that is exceeded with this probability, in (0, 0.5].</summary>
    public static double Upper(double tail, double freedom)
    {
        Finite.CheckShare(tail, "The tail of a t distribution");
        if (tail >= 0.5) return 0;
        var high = 1.0;
        while (StudentT.CDF(0, 1, freedom, -high) > tail) high *= 2;
        // The logarithm of the tail is nearly straight in that of t.
        return Math.Exp(Brent.FindRoot(u =>
            Math.Log(StudentT.CDF(0, 1, freedom, -Math.Exp(u)) / tail), Math.Log(high) - 40, Math.Log(high) + 1e-12, 1e-13, 500));
    }
}
