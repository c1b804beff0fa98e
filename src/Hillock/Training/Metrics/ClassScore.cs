namespace Hillock.Training;

/// <summary>How well one class is told from the others. What would divide by zero is 0, as in scikit-learn; a class that is in no row and that none was taken
/// for has NaN.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Support">Rows that are of it.</param>
/// <param name="Precision">Share of rows taken for it that are of it.</param>
/// <param name="Recall">Share of its rows that are taken for it.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="RocAuc">Chance that a row of the class has a higher score for it than one of another class, half for equal ones; NaN without both kinds of
/// rows.</param>
public sealed record ClassScore(string Name, long Support, double Precision, double Recall, double F1, double RocAuc);
