namespace Hillock.Data;

/// <summary>How a column of numbers in time becomes samples: the last <see cref="Window"/> values, and the value <see cref="Horizon"/> steps after
/// them.</summary>
public sealed record SeriesOptions
{
    private const int Most = 100_000_000;

    /// <summary>Values a sample holds, 1 or more.</summary>
    public required int Window { get; init => field = Positive(value, "window"); }

    /// <summary>Steps from the last value of a window to the value to be predicted, 1 or more.</summary>
    public int Horizon { get; init => field = Positive(value, "horizon"); } = 1;

    /// <summary>Steps from the start of a window to that of the next, 1 or more.</summary>
    public int Stride { get; init => field = Positive(value, "stride"); } = 1;

    /// <summary>Steps after which the series resembles itself, such as 12 for months; null: none is known.</summary>
    public int? Period { get; init => field = value is { } period ? Positive(period, "period") : null; }

    /// <summary>Whether the logarithm is taken first; every value must be above 0.</summary>
    public bool Logarithm { get; init; }

    /// <summary>Lags of differences taken then: 1 for changes, the period for changes against the season before.</summary>
    public IReadOnlyList<int> Differences
    {
        get;
        init => field = [.. value.Select(lag => Positive(lag, "difference"))];
    } = [];

    /// <summary>Further columns that windows hold, by name or number; null or empty: the target alone.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    private static int Positive(int value, string what) =>
        value is >= 1 and <= Most ? value : throw new HillockException($"The {what} of the series is {value}; it must be at least 1, and at most {Most:N0}.");

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
