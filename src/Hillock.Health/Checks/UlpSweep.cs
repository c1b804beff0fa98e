namespace Hillock.Health.Checks;

/// <summary>Compares float32 results with float64 over all magnitudes, in units in the last place of float32.</summary>
internal static class UlpSweep
{
    // Below, digits run out one by one.
    private const double Smallest = 1e-36;
    private const double Few = 16;

    private static readonly float[] Inputs =
        [.. SamplePoints.Magnitudes(-30, -6, 2).Concat(SamplePoints.Magnitudes(-6, 3, 40)).Concat(Enumerable.Range(-700, 1401).Select(i => i * 0.0371))
            .Select(x => (float)x).Distinct()];

    /// <summary>The worst x; null where nothing can be compared. Of a slope, what is right on <paramref name="eitherSide"/> of x
    /// is right: which of the two a kink has is no matter of precision.</summary>
    public static UlpPlace? Worst(Func<float[], float[]> computed, Func<double, double> truth, bool eitherSide = false)
    {
        var got = computed(Inputs);
        var largest = Inputs.Where(x => Math.Abs(x) <= 10).Select(x => Math.Abs(truth(x))).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        UlpPlace? worst = null;
        for (var i = 0; i < Inputs.Length; i++)
        {
            double x = Inputs[i], exact = truth(x);
            if (!double.IsFinite(exact) || !float.IsFinite(got[i]) || Math.Abs(exact) > float.MaxValue) continue;
            var off = Math.Abs(got[i] - exact);
            if (eitherSide && off > 0) off =
                Math.Min(off, Math.Min(Math.Abs(got[i] - truth(Math.BitDecrement(x))), Math.Abs(got[i] - truth(Math.BitIncrement(x)))));
            if (off == 0 || off < (worst?.Ulps ?? 0) * Spacing(exact)) continue;

            var ulps = off / Spacing(Size(truth, x, exact));

            // What a change of x by its last place does too is no loss of digits: a kink's other side, or a steep wave far out.
            if (ulps > Few && off <= Math.Abs(truth(MathF.BitIncrement(Inputs[i])) - truth(MathF.BitDecrement(Inputs[i])))) continue;
            if (ulps > (worst?.Ulps ?? 0)) worst = new(x, exact, got[i], ulps, off < 2e-7 * largest);
        }

        return worst;
    }

    /// <summary>Beside a root every sum loses relative digits; what counts is the size a little further off.</summary>
    private static double Size(Func<double, double> truth, double x, double exact)
    {
        var (low, high) = (truth(x * 0.9), truth(x * 1.1));
        var root = low * exact < 0 || high * exact < 0;
        if (!root) (low, high) = (truth(x * 0.99), truth(x * 1.01));
        var size = Math.Max(Math.Abs(exact), Math.Max(Math.Abs(low), Math.Abs(high)));
        return double.IsFinite(size) ? size : exact;
    }

    private static double Spacing(double value)
    {
        var single = (float)Math.Max(Math.Abs(value), Smallest);
        return (double)MathF.BitIncrement(single) - single;
    }
}
