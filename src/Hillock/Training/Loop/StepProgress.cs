namespace Hillock.Training;

/// <summary>Where a pass over the data is.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss a row so far.</param>
public readonly record struct StepProgress(int Epoch, int Step, int Steps, double Loss);
