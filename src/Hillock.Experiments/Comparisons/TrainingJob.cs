namespace Hillock.Experiments.Comparisons;

/// <summary>One training to do.</summary>
/// <param name="Activation">Index among the activations.</param>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Key">What everything that can change its result comes to.</param>
internal sealed record TrainingJob(int Activation, string Name, long Seed, string Key);
