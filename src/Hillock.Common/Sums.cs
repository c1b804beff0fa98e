namespace Hillock;

/// <summary>Statistics of numbers of which only sums were kept.</summary>
public static class Sums
{
    /// <summary>The standard deviation, divisor n, from the sum and the sum of squares; 0 where rounding leaves less.</summary>
    public static double Deviation(double sum, double squares, double count)
    {
        var mean = sum / count;
        return Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)));
    }
}
