using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>How far x has to go until a formula of it and of other streams is at its limit, where float32 arithmetic gives NaN further out.</summary>
internal static class Reach
{
    private static readonly float[] Probes = [90, 200, 1e4f, 1e10f, 1e13f, 2e19f, 1e26f, 3e38f, float.PositiveInfinity];
    private static readonly float[] Ends = [40, 80, 100, 200, 1000, 1e4f, 1e6f, 1e9f, 1e12f, 1e18f, 1e30f, float.MaxValue];
    private static readonly double[] Others = [0.75, -1.25];

    /// <summary>The end on one side; infinite where plain arithmetic has a value all the way, or the limit is not finite.</summary>
    public static float Of(Formula formula, int sign)
    {
        var infinite = sign * float.PositiveInfinity;
        if (!formula.DependsOnX) return infinite;
        Formula[] cases = [.. Others.Select(o => formula.Replace(leaf => leaf is Parameter ? (Formula)o : leaf))];
        double[] limits = [.. cases.Select(f => f.Evaluate(infinite))];
        if (!limits.All(double.IsFinite) || !cases.Any(f => Probes.Any(p => double.IsNaN(f.Program.RunSingle(sign * p, null, out _))))) return infinite;
        for (var i = 0; i < Ends.Length; i++)
            if (cases.Zip(limits).All(c =>
                Near(c.First.Program.RunSingle(sign * Ends[i], null, out _), c.Second, least: 0)
                && Ends[i..].All(e => Near(c.First.Evaluate(sign * e), c.Second)))) return sign * Ends[i];
        return infinite;
    }

    // A limit of 0 is reached, not neared: beyond the end everything has this value.
    private static bool Near(double value, double limit, double least = 1e-38) => Math.Abs(value - limit) <= (3e-8 * Math.Abs(limit)) + least;
}
