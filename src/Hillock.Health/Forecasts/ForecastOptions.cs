namespace Hillock.Health.Forecasts;

/// <summary>What a forecast supposes.</summary>
public sealed record ForecastOptions
{
    /// <summary>The rows that go in; mean square 1 and nothing in common unless given.</summary>
    public InputMoments Inputs { get; init; } = new();

    /// <summary>Whether dropout drops, as in training; else as in prediction.</summary>
    public bool Dropout { get; init; } = true;

    /// <summary>Whether to look for a cure where something is wrong; it costs a few forecasts more.</summary>
    public bool Cures { get; init; } = true;
}
