namespace Hillock.Experiments.Comparisons;

/// <summary>What an arm reached at one learning rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Validation">Validation metric over the blocks that it was tried on; null where none ended with a value.</param>
/// <param name="Finished">Trainings with a value.</param>
/// <param name="Diverged">Trainings whose loss left the finite numbers.</param>
/// <param name="Chosen">Whether it is the arm's rate.</param>
public sealed record RateScore(double Rate, Spread? Validation, int Finished, int Diverged, bool Chosen);
