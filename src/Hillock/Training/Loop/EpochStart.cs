namespace Hillock.Training;

/// <summary>What of an epoch is done.</summary>
/// <param name="Steps">Steps.</param>
/// <param name="Sums">Over the rows of these steps.</param>
/// <param name="Seconds">Time they took.</param>
internal readonly record struct EpochStart(int Steps, LossSums Sums, double Seconds);
