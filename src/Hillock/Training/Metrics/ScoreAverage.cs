namespace Hillock.Training;

/// <summary>Precision, recall and F1 over all classes.</summary>
/// <param name="Precision">Share of rows taken for a class that are of it.</param>
/// <param name="Recall">Share of a class's rows that are taken for it.</param>
/// <param name="F1">Harmonic mean of the two.</param>
public readonly record struct ScoreAverage(double Precision, double Recall, double F1);
