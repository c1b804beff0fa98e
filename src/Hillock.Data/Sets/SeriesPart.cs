namespace Hillock.Data;

/// <summary>The windows of one part of a series, in the order of the part's rows.</summary>
public sealed class SeriesPart
{
    private readonly Series _series;
    private readonly TargetScale _scale;
    private readonly int[] _targets;

    internal SeriesPart(Series series, TargetScale scale, int[] targets)
    {
        _series = series;
        _scale = scale;
        _targets = targets;
        Actual = Array.ConvertAll(targets, target => series.Values[target]);
        Naive = Array.ConvertAll(targets, target => series.Values[target - series.Options.Horizon]);
        Seasonal = series.Options.Period is { } period ? Array.ConvertAll(targets, target => series.Values[target - Seasons(period)]) : [];
    }

    /// <summary>The values to be predicted, in their own unit.</summary>
    public IReadOnlyList<double> Actual { get; }

    /// <summary>The last value of each window.</summary>
    public IReadOnlyList<double> Naive { get; }

    /// <summary>The value a whole number of periods before each value to be predicted, the nearest that the window's end knows; empty where no period is
    /// known.</summary>
    public IReadOnlyList<double> Seasonal { get; }

    /// <summary>Mean absolute error of predicting the last value of each window; NaN where there are no windows.</summary>
    public double NaiveError => MeanAbsolute(Naive);

    /// <summary>Mean absolute error of predicting the value of the season before; null where no period is known.</summary>
    public double? SeasonalError => _series.Options.Period is null ? null : MeanAbsolute(Seasonal);

    /// <summary>Where in the series each value to be predicted stands, from 0.</summary>
    public IReadOnlyList<int> Positions => _targets;

    /// <summary>Outputs of the network, one a row of the part, in the series' own unit: scaling, differences and logarithm are undone.</summary>
    public double[] Restore(ReadOnlySpan<float> outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Length, _targets.Length, nameof(outputs));
        var values = new double[outputs.Length];
        for (var i = 0; i < values.Length; i++) values[i] = _series.Restore(_scale.Restore(outputs[i]), _targets[i]);
        return values;
    }

    /// <summary>How far outputs of the network, one a row of the part, are from what came.</summary>
    public SeriesErrors Errors(ReadOnlySpan<float> outputs)
    {
        var predicted = Restore(outputs);
        return new SeriesErrors(
            predicted.Length, MeanAbsolute(predicted), Math.Sqrt(predicted.Zip(Actual, (p, a) => (p - a) * (p - a)).DefaultIfEmpty(double.NaN).Average()),
            NaiveError, SeasonalError, MeanAbsolute(predicted) / _series.TrainingNaive);
    }

    private int Seasons(int period) => period * (((_series.Options.Horizon - 1) / period) + 1);

    private double MeanAbsolute(IReadOnlyList<double> predicted) =>
        predicted.Zip(Actual, (p, a) => Math.Abs(p - a)).DefaultIfEmpty(double.NaN).Average();
}
