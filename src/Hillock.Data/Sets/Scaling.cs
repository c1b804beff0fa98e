namespace Hillock.Data;

/// <summary>Means and deviations of training rows, and their use.</summary>
internal static class Scaling
{
    // Squares of deviations below 1e-150 have no digits left in float64.
    private const double SmallestSquares = 1e-290;
    private static readonly double Up = Math.ScaleB(1, 900);

    /// <summary>Mean and deviation of numbers; the deviation is that of the population.</summary>
    public static (double Mean, double Deviation) Of(IEnumerable<double> values)
    {
        var (mean, squares, count, differ) = Moments(values, 1);
        if (!differ || squares > SmallestSquares) return (mean, count == 0 ? 0 : Math.Sqrt(squares / count));
        (_, squares, _, _) = Moments(values, Up);
        return (mean, Math.Sqrt(squares / count) / Up);
    }

    private static (double Mean, double Squares, long Count, bool Differ) Moments(IEnumerable<double> values, double factor)
    {
        // Welford 1962: no cancellation where the mean is large and the deviation small.
        var (count, mean, squares, differ) = (0L, 0.0, 0.0, false);
        foreach (var value in values)
        {
            var step = (value * factor) - mean;
            differ |= step != 0 && count > 0;
            mean += step / ++count;
            squares += step * ((value * factor) - mean);
        }

        return (mean, squares, count, differ);
    }

    /// <summary>The scale of targets, or none where they are to be left.</summary>
    public static TargetScale Of(double[] targets, int[] trainRows, bool standardize)
    {
        if (!standardize) return TargetScale.None;
        var (mean, deviation) = Of(trainRows.Select(row => targets[row]));
        return new TargetScale(mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>Mean and deviation over all numbers of the rows.</summary>
    public static (double Mean, double Deviation) Moments(Func<int, double> value, int columns, int[] rows) =>
        Of(rows.SelectMany(row => Enumerable.Range(row * columns, columns)).Select(value));

    /// <summary>Each column standardised by the training rows, centred in float64 before it becomes float32; a constant column becomes 0.</summary>
    public static float[] Standardize(Func<int, double> value, int count, int columns, int[] trainRows)
    {
        var values = new float[count];
        for (var column = 0; column < columns; column++)
        {
            var c = column;
            var (mean, deviation) = Of(trainRows.Select(row => value((row * columns) + c)));
            for (var i = column; i < count; i += columns) values[i] = (float)((value(i) - mean) / (deviation > 0 ? deviation : 1));
        }

        return values;
    }
}
