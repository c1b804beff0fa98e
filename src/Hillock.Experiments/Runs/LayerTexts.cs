using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>Layers as text in which <c>_</c> stands for an activation of the run.</summary>
internal static class LayerTexts
{
    private const string Place = "_";

    /// <summary>How many activations the layers wait for.</summary>
    /// <exception cref="HillockException">A text is no layer.</exception>
    public static int Places(IEnumerable<string> layers)
    {
        var places = 0;
        foreach (var text in layers) _ = Layer.Parse(text, Find);
        return places;

        Activation Find(string name)
        {
            if (name != Place) return Activation.Parse(name);
            places++;
            return Activations.Activations.Linear;
        }
    }

    /// <summary>The layers with the activations in the order of the places, or one for all.</summary>
    /// <exception cref="HillockException">A text is no layer.</exception>
    public static IReadOnlyList<Layer> Build(IEnumerable<string> layers, IReadOnlyList<Activation> activations, Initializer initializer)
    {
        var next = 0;
        return [.. layers.Select(text => Layer.Parse(text, Find, initializer))];

        Activation Find(string name) => name != Place ? Activation.Parse(name) : activations[activations.Count == 1 ? 0 : next++];
    }
}
