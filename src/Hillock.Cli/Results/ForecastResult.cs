using Hillock.Health.Forecasts;

namespace Hillock.Cli.Verbs;

/// <summary>A network's forecast, and what was measured.</summary>
/// <param name="Name">The activation, or the activations.</param>
/// <param name="Report">The forecast.</param>
/// <param name="Measured">A line for each layer of the report; null where nothing was measured.</param>
internal sealed record ForecastResult(string Name, ForecastReport Report, IReadOnlyList<LayerMeasure>? Measured);
