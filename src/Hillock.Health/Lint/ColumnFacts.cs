namespace Hillock.Health.Lint;

/// <summary>The finite numbers of one column.</summary>
internal sealed class ColumnFacts
{
    private double _origin, _sum, _squares;
    private long _count;

    /// <summary>The smallest; infinity where there is none.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest; minus infinity where there is none.</summary>
    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>Their mean; 0 where there is none.</summary>
    public double Mean => _count == 0 ? 0 : _origin + (_sum / _count);

    /// <summary>Their standard deviation, that of the population.</summary>
    public double Deviation => _count == 0 ? 0 : Math.Sqrt(Math.Max(0, (_squares / _count) - (_sum / _count * (_sum / _count))));

    /// <summary>Root of their mean square.</summary>
    public double Size => double.Hypot(Mean, Deviation);

    /// <summary>The largest by magnitude.</summary>
    public double Largest => _count == 0 ? 0 : Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>Whether all are the same.</summary>
    public bool IsConstant => Low >= High;

    /// <summary>Takes a number; false for one that is not finite, which is left out.</summary>
    public bool Add(float value)
    {
        if (!float.IsFinite(value)) return false;
        if (_count++ == 0) _origin = value;

        // Sums of differences from the first number: no cancellation where the mean is large and the deviation small.
        var off = value - _origin;
        _sum += off;
        _squares += off * off;
        Low = Math.Min(Low, value);
        High = Math.Max(High, value);
        return true;
    }
}
