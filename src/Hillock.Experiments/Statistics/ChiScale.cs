namespace Hillock.Experiments.Statistics;

/// <summary>Averages over the scale of an estimated deviation, <c>s = χ_ν / √ν</c>.</summary>
internal static class ChiScale
{
    /// <summary>The mean of <paramref name="function"/> of s with <paramref name="freedom"/> degrees of freedom; at 1 when they are infinite.</summary>
    /// <remarks>The trapezoidal rule in <c>ln s</c>, where the density, <c>∝ exp(ν (u - e^2u / 2))</c>, and what is averaged here are smooth and die out at
    /// both ends, so that the rule converges faster than any power of its step.</remarks>
    public static double Average(double freedom, Func<double, double> function)
    {
        if (!(freedom > 0)) throw new HillockException("Degrees of freedom must be positive; two values give one.");
        if (double.IsPositiveInfinity(freedom)) return function(1);
        var deviation = 1 / Math.Sqrt(2 * freedom);
        var step = Math.Min(0.05, deviation / 8);
        var low = -((40 / freedom) + (10 * deviation));
        var high = (0.5 * Math.Log(1 + (80 / freedom))) + (10 * deviation);
        var (weights, sum) = (0.0, 0.0);
        for (var u = low; u <= high; u += step)
        {
            var weight = Math.Exp(freedom * (u - ((Math.Exp(2 * u) - 1) / 2)));
            if (weight < 1e-18) continue;
            weights += weight;
            sum += weight * function(Math.Exp(u));
        }

        return sum / weights;
    }
}
