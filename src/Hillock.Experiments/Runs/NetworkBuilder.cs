using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>The network of a run: hidden dense layers, and the output that the task and its loss ask for.</summary>
internal static class NetworkBuilder
{
    /// <param name="data">Gives the inputs and the outputs.</param>
    /// <param name="recipe">Sizes, initialiser and dropout.</param>
    /// <param name="activations">One for all hidden layers, or one a layer.</param>
    public static Sequential Build(DataSet data, TrainingRecipe recipe, IReadOnlyList<Activation> activations)
    {
        var model = new Sequential(data.Inputs);
        for (var i = 0; i < recipe.Hidden.Count; i++)
        {
            model.Add(new Dense(recipe.Hidden[i], activations.Count == 1 ? activations[0] : activations[i], recipe.Initializer));
            if (recipe.Dropout > 0) model.Add(new Dropout(recipe.Dropout));
        }

        model.Add(new Dense(data.Outputs, recipe.LossFor(data).OutputFor(data.Task), recipe.Initializer));
        return model;
    }
}
