namespace Hillock.Activations.Facts;

/// <summary>Rows of standard normal numbers that fill their space evenly, so that averages need few of them.</summary>
internal static class NormalRows
{
    // Numerators and denominators of the normal quantile (Acklam 2003), good to nine digits.
    private static ReadOnlySpan<double> A =>
        [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239];

    private static ReadOnlySpan<double> B =>
        [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];

    private static ReadOnlySpan<double> C =>
        [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];

    private static ReadOnlySpan<double> D => [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1];

    /// <summary>The same <paramref name="count"/> rows each time: multiples of the generalised golden ratio (Roberts 2018), through the quantile.</summary>
    internal static IEnumerable<double[]> Spread(int count, int width)
    {
        var root = 2.0;
        for (var i = 0; i < 60; i++) root = Math.Pow(1 + root, 1.0 / (width + 1));
        for (var i = 1; i <= count; i++)
        {
            var row = new double[width];
            for (var k = 0; k < width; k++) row[k] = Quantile((0.5 + (i * Math.Pow(root, -(k + 1)))) % 1);
            yield return row;
        }
    }

    /// <summary>The number below which a part <paramref name="p"/> of a standard normal lies.</summary>
    internal static double Quantile(double p)
    {
        const double Tail = 0.02425;
        if (p > 0.5) return -Quantile(1 - p);
        if (p < Tail)
        {
            var q = Math.Sqrt(-2 * Math.Log(Math.Max(p, 1e-300)));
            return Polynomial(C, q) / Polynomial(D, q);
        }

        var r = (p - 0.5) * (p - 0.5);
        return (p - 0.5) * Polynomial(A, r) / Polynomial(B, r);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        foreach (var c in coefficients) sum = (sum * x) + c;
        return sum;
    }
}
