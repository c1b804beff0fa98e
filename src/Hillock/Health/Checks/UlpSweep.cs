namespace Hillock.Health.Checks;

/// <summary>Compares float32 results with float64 over all magnitudes, in units in the last place of float32.</summary>
internal static class UlpSweep
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    private static readonly float[] Inputs =
        [.. Points.Magnitudes(-30, -6, 2).Concat(Points.Magnitudes(-6, 3, 40)).Concat(Enumerable.Range(-700, 1401).Select(i => i * 0.0371)).Select(x => (float)x).Distinct()];

    /// <summary>The worst x; null where nothing can be compared.</summary>
    public static UlpPlace? Worst(Func<float[], float[]> computed, Func<double, double> truth)
    {
        var got = computed(Inputs);
        var largest = Inputs.Where(x => Math.Abs(x) <= 10).Select(x => Math.Abs(truth(x))).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        UlpPlace? worst = null;
        for (var i = 0; i < Inputs.Length; i++)
        {
            double x = Inputs[i], exact = truth(x);
            if (!double.IsFinite(exact) || !float.IsFinite(got[i]) || Math.Abs(exact) > float.MaxValue) continue;
            var off = Math.Abs(got[i] - exact);
            if (off == 0 || off < (worst?.Ulps ?? 0) * Spacing(exact)) continue;

            // Beside a root every sum loses relative digits; what counts is the size a little further off.
            var size = Math.Max(Math.Abs(exact), Math.Max(Math.Abs(truth(x * 0.99)), Math.Abs(truth(x * 1.01))));
            var ulps = off / Spacing(double.IsFinite(size) ? size : exact);
            if (ulps > (worst?.Ulps ?? 0)) worst = new(x, exact, got[i], ulps, off < 2e-7 * largest);
        }

        return worst;
    }

    private static double Spacing(double value)
    {
        var single = (float)Math.Max(Math.Abs(value), SmallestNormal);
        return (double)MathF.BitIncrement(single) - single;
    }
}
