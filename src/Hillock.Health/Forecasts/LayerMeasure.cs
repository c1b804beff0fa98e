namespace Hillock.Health.Forecasts;

/// <summary>What the engine measures of one use of a layer, beside <see cref="LayerForecast"/>.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="MeanSquare">Mean square of the output, as <see cref="LayerForecast.OutputMeanSquare"/>.</param>
/// <param name="Correlation">How alike two rows are in the output, as <see cref="LayerForecast.OutputCorrelation"/>; 1 where there is no signal.</param>
/// <param name="Log10Gradient">As <see cref="LayerForecast.Log10OutputGradient"/>; null where the layer was not traced back.</param>
public sealed record LayerMeasure(string Name, double MeanSquare, double Correlation, double? Log10Gradient);
