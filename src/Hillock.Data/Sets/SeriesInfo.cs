namespace Hillock.Data;

/// <summary>What is known of a series that was cut into windows, and the way back from outputs of a network to its own unit.</summary>
public sealed class SeriesInfo
{
    /// <summary>Name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>Names of the columns that a window holds, the target first.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>How it was cut.</summary>
    public required SeriesOptions Options { get; init; }

    /// <summary>Values that training windows come from; those of validation follow, then those of the test.</summary>
    public required int TrainValues { get; init; }

    /// <summary>Values that validation windows come from.</summary>
    public required int ValidationValues { get; init; }

    /// <summary>Values that test windows come from.</summary>
    public required int TestValues { get; init; }

    /// <summary>The training windows.</summary>
    public required SeriesPart Train { get; init; }

    /// <summary>The validation windows.</summary>
    public required SeriesPart Validation { get; init; }

    /// <summary>The test windows.</summary>
    public required SeriesPart Test { get; init; }
}
