namespace Hillock.Experiments.Statistics;

/// <summary>A paired difference by its own noise, guarded against noise that is skewed.</summary>
/// <remarks>Where one arm is noisier its noise decides, and that of trainings has a long tail. Then the mean of few differences and their deviation are small
/// together, and the t test raises two or three times the false alarms it may. Johnson (1978) moves t by the skewness g, <c>g (1 + 2 t²) / (6 √n)</c>. Here
/// that happens only towards zero, by g of the sample, and as a wider standard error that is found at the critical t: so interval and p agree, and a
/// difference beyond all doubt stays so. The other numbers widen it for what few values cannot show of their skewness; they are found by simulation.</remarks>
internal static class OwnNoise
{
    private const double Most = 6;
    private const double CriticalTail = 0.005;

    /// <summary>The difference of pairs, two or more; the plain paired t test but for its wider error.</summary>
    public static PairedDifference Difference(IReadOnlyList<double> differences, double correction = 0, double level = 0.95)
    {
        var plain = PairedDifference.Of(differences, correction, level);
        double n = plain.Count;
        var widened = plain.Deviation * Against(differences, plain) * (1 + (6 / (n * n * n)));
        return PairedDifference.Of(plain.Mean, widened, plain.Count, plain.Freedom, correction, level);
    }

    private static double Against(IReadOnlyList<double> differences, PairedDifference plain)
    {
        double n = plain.Count;
        if (n < 3 || plain.StandardError <= 1e-14 * Math.Abs(plain.Mean) || plain.Mean == 0) return 1;
        var cubes = differences.Sum(d => Math.Pow((d - plain.Mean) / plain.Deviation, 3)) * n / ((n - 1) * (n - 2));
        var skew = Math.Max(0, -Math.Sign(plain.Mean) * cubes);
        var t = Math.Min(Math.Abs(plain.Mean / plain.StandardError), StudentQuantile.Upper(CriticalTail, plain.Freedom));
        var shift = (1.1 + (22 / (n * n))) * skew * (1 + (2 * t * t)) / (6 * Math.Sqrt(n));
        return t / Math.Max(t - shift, t / Most);
    }
}
