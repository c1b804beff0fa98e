namespace Hillock.Training;

/// <summary>How well a network does on some rows.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Loss">Mean loss a row.</param>
/// <param name="Accuracy">Share of rows whose class is right; NaN for a regression.</param>
/// <param name="MeanSquaredError">Of the standardised targets; NaN for a classification.</param>
/// <param name="ErrorShare">Mean squared error as a share of the targets' variance on these rows, 1 - R²; NaN for a classification.</param>
public readonly record struct Metrics(long Count, double Loss, double Accuracy, double MeanSquaredError, double ErrorShare)
{
    /// <summary>No rows: nothing is known.</summary>
    public static Metrics None => new(0, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Accuracy for a classification, error share for a regression.</summary>
    public double Metric => double.IsNaN(Accuracy) ? ErrorShare : Accuracy;

    /// <summary>Metrics from sums over rows.</summary>
    internal static Metrics Of(in LossSums sums, bool classes, double targetVariance)
    {
        if (sums.Rows == 0) return None;
        var error = sums.SquaredError / sums.Rows;
        return classes
            ? new Metrics(sums.Rows, sums.Mean, (double)sums.Correct / sums.Rows, double.NaN, double.NaN)
            : new Metrics(sums.Rows, sums.Mean, double.NaN, error, targetVariance > 0 ? error / targetVariance : double.NaN);
    }

    /// <summary>Variance of targets in float64; two passes.</summary>
    internal static double Variance(ReadOnlySpan<float> targets)
    {
        double mean = 0, sum = 0;
        foreach (var t in targets) mean += t;
        mean /= Math.Max(targets.Length, 1);
        foreach (var t in targets) sum += (t - mean) * (t - mean);
        return sum / Math.Max(targets.Length, 1);
    }
}
