using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>The network of a run: its layers, and the output that the task and its loss ask for.</summary>
internal static class NetworkBuilder
{
    private const int CharacterSize = 32;

    /// <param name="data">Gives the inputs and the outputs.</param>
    /// <param name="recipe">Layers or sizes, initialiser and dropout.</param>
    /// <param name="activations">One for all places, or one a place.</param>
    public static Sequential Build(DataSet data, TrainingRecipe recipe, IReadOnlyList<Activation> activations)
    {
        var model = new Sequential(data.Inputs);
        if (recipe.Layers is { } layers) AddLayers(model, layers, recipe.Initializer, activations, data.Vocabulary?.Size);
        else AddHidden(model, data, recipe, activations);
        model.Add(new Dense(data.Outputs, recipe.OutputActivation ?? recipe.LossFor(data).OutputFor(data.Task), recipe.Initializer));
        return model;
    }

    private static void AddHidden(Sequential model, DataSet data, TrainingRecipe recipe, IReadOnlyList<Activation> activations)
    {
        if (data.Vocabulary is { } vocabulary)
        {
            // The ids of characters are names, not numbers to be multiplied: dense layers see the mean of what stands for them.
            model.Add(new Embedding(vocabulary.Size, CharacterSize, maskZero: true));
            model.Add(new GlobalAveragePool());
        }

        for (var i = 0; i < recipe.Hidden.Count; i++)
        {
            var activation = activations.Count == 1 ? activations[0] : activations[i];
            if (Normalization(recipe.Network.Normalization) is { } normalization)
            {
                model.Add(new Dense(recipe.Hidden[i], null, recipe.Initializer));
                model.Add(normalization);
                model.Add(new ActivationLayer(activation));
            }
            else model.Add(new Dense(recipe.Hidden[i], activation, recipe.Initializer));

            if (recipe.Dropout > 0) model.Add(new Dropout(recipe.Dropout));
        }
    }

    // Before the activation, as Ioffe and Szegedy (2015) have it.
    private static Layer? Normalization(string name) => name switch
    {
        "batch" => new BatchNorm(),
        "layer" => new LayerNorm(),
        "rms" => new RmsNorm(),
        _ => null,
    };

    private static void AddLayers(
        Sequential model, IReadOnlyList<string> layers, Initializer initializer, IReadOnlyList<Activation> activations, int? vocabulary)
    {
        var built = LayerTexts.Build(layers, activations, initializer, vocabulary);
        if (vocabulary is not null && built is not [Embedding, ..])
            throw new HillockException(
                $"The first layer is {layers[0]}, but the data are texts: the ids of characters are names, not numbers to be multiplied. Begin with an "
                + "embedding, such as embedding(vocabulary, 32, mask_zero=true).");
        foreach (var layer in built) model.Add(layer);
    }
}
