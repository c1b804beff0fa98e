namespace Hillock.Reports.Charts;

/// <summary>A point with a name, and intervals around it; NaN where there is none.</summary>
internal sealed record ScatterPoint(string Name, double X, double Y, double Low = double.NaN, double High = double.NaN);
