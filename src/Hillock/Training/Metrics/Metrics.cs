namespace Hillock.Training;

/// <summary>How well a network does on some rows.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Loss">Mean loss a row.</param>
/// <param name="Accuracy">Share of rows whose class is right, or of outputs where each is a yes or no of its own; NaN for a regression.</param>
/// <param name="MeanSquaredError">Over outputs, of the targets as the loss reads them, which mostly is standardised; NaN for a classification.</param>
/// <param name="ErrorShare">Mean squared error as a share of the targets' variance on these rows, 1 - R²; NaN for a classification.</param>
public readonly record struct Metrics(long Count, double Loss, double Accuracy, double MeanSquaredError, double ErrorShare)
{
    /// <summary>No rows: nothing is known.</summary>
    public static Metrics None => new(0, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Accuracy for a classification, error share for a regression.</summary>
    public double Metric => double.IsNaN(Accuracy) ? ErrorShare : Accuracy;

    /// <summary>Metrics from sums over rows.</summary>
    internal static Metrics Of(in LossSums sums, double targetVariance)
    {
        if (sums.Rows == 0) return None;
        var error = sums.SquaredError / sums.Rows;
        return sums.Judged > 0
            ? new Metrics(sums.Rows, sums.Mean, (double)sums.Correct / sums.Judged, double.NaN, double.NaN)
            : new Metrics(sums.Rows, sums.Mean, double.NaN, error, targetVariance > 0 ? error / targetVariance : double.NaN);
    }

    /// <summary>Variance of targets [rows × columns] in float64, two passes; the mean over columns.</summary>
    internal static double Variance(ReadOnlySpan<float> targets, int columns)
    {
        if (targets.Length == 0) return 0;
        var rows = targets.Length / columns;
        double sum = 0;
        for (var j = 0; j < columns; j++)
        {
            double mean = 0;
            for (var i = j; i < targets.Length; i += columns) mean += targets[i];
            mean /= rows;
            for (var i = j; i < targets.Length; i += columns) sum += (targets[i] - mean) * (targets[i] - mean);
        }

        return sum / targets.Length;
    }
}
