namespace Hillock.Reports;

/// <summary>How a picture of a forecast looks.</summary>
public sealed record ForecastPlotOptions
{
    /// <summary>What stands above it; nothing for an empty text.</summary>
    public string Title { get; init; } = "";

    /// <summary>The colours.</summary>
    public Theme Theme { get; init; }
}
