namespace Hillock.Training;

/// <summary>How far the predictions of one output are off.</summary>
/// <param name="Name">Of the target.</param>
/// <param name="R2">1 - squared errors over the targets' squared distances from their mean; NaN where all targets are equal.</param>
/// <param name="MeanAbsoluteError">In the target's unit.</param>
/// <param name="RootMeanSquareError">In the target's unit.</param>
public sealed record OutputError(string Name, double R2, double MeanAbsoluteError, double RootMeanSquareError);
