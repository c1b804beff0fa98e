namespace Hillock.Experiments.Statistics;

/// <summary>A statistic with the interval that holds its true value at a level of confidence.</summary>
/// <param name="Value">Of the data themselves.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Confidence, such as 0.95.</param>
internal readonly record struct Interval(double Value, double Low, double High, double Level);
