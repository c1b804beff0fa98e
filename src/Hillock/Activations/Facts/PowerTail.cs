namespace Hillock.Activations.Facts;

/// <summary>Hermite coefficients beyond those that were computed, taken to fall by a power of their number.</summary>
/// <remarks>A kink makes squared coefficients fall by n^-5/2 and a jump by n^-3/2; the power is found from the mean number, which the slope of the function
/// gives. So the law of inputs that are almost alike, which deep networks obey, comes out right.</remarks>
internal static class PowerTail
{
    private const double JumpPower = 0.5;

    // Places and weights of ∫ e^-w … dw over [0, 40].
    private static readonly (double Z, double Weight)[] Rule =
        [.. NormalRule.Plain([0, 0.5, 1, 2, 3, 4.5, 6, 8, 11, 15, 20, 28, 40]).Select(p => (p.Z, p.Weight * Math.Exp(-p.Z)))];

    /// <summary><c>1 - E c^n</c> over the coefficients' numbers n, from <paramref name="first"/> on.</summary>
    /// <param name="correlation">c, in [-1, 1].</param>
    /// <param name="first">The first number.</param>
    /// <param name="mean">The mean number; infinite for a jump.</param>
    public static double Loss(double correlation, int first, double mean)
    {
        if (correlation >= 1) return 0;
        // Even and odd numbers may differ, but then their sum for negative correlations is as good as 0, unless that is almost -1.
        if (correlation <= 0) return 1;
        var start = first - 0.5;
        var power = double.IsPositiveInfinity(mean) ? JumpPower : mean > start * 1.02 ? mean / (mean - start) : 50;
        var rate = -start * Math.Log(correlation);
        var loss = 0.0;
        foreach (var (w, weight) in Rule) loss -= weight * (Math.Exp(-rate * Math.Exp(w / power)) - 1);
        return loss;
    }
}
