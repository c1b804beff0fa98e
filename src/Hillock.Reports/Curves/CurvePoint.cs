namespace Hillock.Reports.Curves;

/// <summary>A point of the plane.</summary>
internal readonly record struct CurvePoint(double X, double Y);
