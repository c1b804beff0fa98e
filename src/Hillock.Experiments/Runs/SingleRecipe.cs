namespace Hillock.Experiments.Runs;

/// <summary>The recipe of one training.</summary>
internal sealed record SingleRecipe : TrainingRecipe;
