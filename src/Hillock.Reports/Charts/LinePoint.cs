namespace Hillock.Reports.Charts;

/// <summary>A point of a line, and the band around it; NaN where there is none.</summary>
internal readonly record struct LinePoint(double X, double Y, double Low = double.NaN, double High = double.NaN);
