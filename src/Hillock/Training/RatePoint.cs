namespace Hillock.Training;

/// <summary>One step of a <see cref="RateFinder"/>.</summary>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Loss">Mean loss of its rows before it.</param>
/// <param name="Smoothed">Bias-corrected moving average of the losses until then, with the decay 0.9.</param>
public readonly record struct RatePoint(double Rate, double Loss, double Smoothed);
