namespace Hillock.Data;

/// <summary>Values in time, what a network sees of them, and the way back.</summary>
/// <remarks> With <c>z</c> the value or its logarithm and lags <c>l</c>, inputs are <c>Π(1 − Bˡ) z</c>. The target <c>h</c> steps ahead takes each lag as
/// often as it needs to reach back to the window, <c>l·⌈h/l⌉</c>: then it differs from <c>z</c> by values that are known when it is predicted. </remarks>
internal sealed class Series
{
    private const int MostLags = 3;
    private readonly double[] _values;
    private readonly int[] _inputLags;
    private readonly int[] _targetLags;

    /// <summary>A series whose first <paramref name="trainValues"/> values are for training.</summary>
    public Series(double[] values, SeriesOptions options, int trainValues)
    {
        if (options.Differences.Count > MostLags)
            throw new HillockException(
                $"{options.Differences.Count} differences of the series were asked for; {MostLags} are the most, and seldom more than 2 are of use.");
        Values = values;
        Options = options;
        _values = options.Logarithm ? Array.ConvertAll(values, Math.Log) : values;
        _inputLags = [.. options.Differences];
        _targetLags = [.. options.Differences.Select(lag => lag * (((options.Horizon - 1) / lag) + 1))];
        var step = Math.Min(options.Period ?? 1, Math.Max(1, trainValues - 1));
        TrainingNaive = Enumerable.Range(step, Math.Max(0, trainValues - step)).Select(t => Math.Abs(values[t] - values[t - step])).DefaultIfEmpty(double.NaN)
            .Average();
    }

    /// <summary>The values in their own unit.</summary>
    public double[] Values { get; }

    /// <summary>How it is cut.</summary>
    public SeriesOptions Options { get; }

    /// <summary>Mean absolute error, over the training values, of predicting the value of the season (or the step) before.</summary>
    public double TrainingNaive { get; }

    /// <summary>The first place that has an input.</summary>
    public int FirstInput => _inputLags.Sum();

    /// <summary>The first place that can be predicted.</summary>
    public int FirstTarget => Math.Max(_targetLags.Sum(), Options.Period is { } period ? period * (((Options.Horizon - 1) / period) + 1) : 0);

    /// <summary>What a window holds of the value at <paramref name="t"/>.</summary>
    public double Input(int t) => Difference(t, _inputLags, 0, -1);

    /// <summary>What is learned of the value at <paramref name="t"/>.</summary>
    public double Target(int t) => Difference(t, _targetLags, 0, -1);

    /// <summary>The value at <paramref name="t"/> in its own unit, from what was learned of it and from values before the horizon.</summary>
    public double Restore(double target, int t)
    {
        var value = target - Difference(t, _targetLags, 0, t);
        return Options.Logarithm ? Math.Exp(value) : value;
    }

    // The value at 'unknown' counts as 0: what remains is minus the part that is known.
    private double Difference(int t, int[] lags, int next, int unknown) =>
        next == lags.Length ? t == unknown ? 0 : _values[t] : Difference(t, lags, next + 1, unknown) - Difference(t - lags[next], lags, next + 1, unknown);
}
