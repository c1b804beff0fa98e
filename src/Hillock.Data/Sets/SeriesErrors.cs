namespace Hillock.Data;

/// <summary>Errors of predictions in the series' own unit, beside those of predictions that need no network, on the same windows.</summary>
/// <param name="Windows">How many windows were predicted.</param>
/// <param name="MeanAbsolute">Mean absolute error.</param>
/// <param name="RootMeanSquare">Root of the mean squared error.</param>
/// <param name="NaiveMeanAbsolute">Mean absolute error of "as the last value of the window".</param>
/// <param name="SeasonalMeanAbsolute">Mean absolute error of "as one season before"; null where the period is not known.</param>
/// <param name="Scaled">Mean absolute error over that of the seasonal (or one-step) naive prediction on the training values: MASE (Hyndman and Koehler
/// 2006).</param>
public sealed record SeriesErrors(
    int Windows, double MeanAbsolute, double RootMeanSquare, double NaiveMeanAbsolute, double? SeasonalMeanAbsolute, double Scaled)
{
    /// <summary>Mean absolute error of the baseline: the seasonal naive prediction, or the naive one where no period is known.</summary>
    public double Baseline => SeasonalMeanAbsolute ?? NaiveMeanAbsolute;

    /// <summary>Mean absolute error over that of the baseline on the same windows; below 1 the network is of use.</summary>
    public double Relative => MeanAbsolute / Baseline;
}
