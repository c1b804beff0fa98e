namespace Hillock.Cli;

/// <summary>What a function is at a point.</summary>
internal sealed record PointValue(double X, double Value, double Derivative);
