namespace Hillock.Reports.Charts;

/// <summary>A value with its interval, such as a difference to the best.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Value">The value; NaN where there is none.</param>
/// <param name="Low">From.</param>
/// <param name="High">To.</param>
/// <param name="Word">What it comes to, such as <c>better</c> or <c>cannot be told</c>.</param>
internal sealed record IntervalRow(string Name, double Value, double Low, double High, string Word);
