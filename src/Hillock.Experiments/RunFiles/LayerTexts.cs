using System.Globalization;
using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Layers;

namespace Hillock.Experiments.RunFiles;

/// <summary>Layers as text in which <c>_</c> stands for an activation of the run.</summary>
internal static partial class LayerTexts
{
    private const string Place = "_";

    // Any number does where the layers are only looked at.
    private const int SomeVocabulary = 2;

    /// <summary>How many activations the layers wait for.</summary>
    /// <exception cref="HillockException">A text is no layer.</exception>
    public static int Places(IEnumerable<string> layers)
    {
        var places = 0;
        foreach (var text in layers) _ = Layer.Parse(Sized(text, SomeVocabulary), Find);
        return places;

        Activation Find(string name)
        {
            if (name != Place) return Activation.Parse(name);
            places++;
            return Catalogue.Linear;
        }
    }

    /// <summary>The layers with the activations in the order of the places, or one for all.</summary>
    /// <param name="layers">The texts.</param>
    /// <param name="activations">What <c>_</c> stands for.</param>
    /// <param name="initializer">Of weights for which no text names one.</param>
    /// <param name="vocabulary">What the word <c>vocabulary</c> stands for: the number of ids of the texts; null for other data.</param>
    /// <exception cref="HillockException">A text is no layer.</exception>
    public static IReadOnlyList<Layer> Build(IEnumerable<string> layers, IReadOnlyList<Activation> activations, Initializer initializer, int? vocabulary)
    {
        var next = 0;
        return [.. layers.Select(text => Layer.Parse(Sized(text, vocabulary), Find, initializer))];

        Activation Find(string name) => name != Place ? Activation.Parse(name) : activations[activations.Count == 1 ? 0 : next++];
    }

    private static string Sized(string layer, int? vocabulary)
    {
        if (!Vocabulary().IsMatch(layer)) return layer;
        return vocabulary is { } size
            ? Vocabulary().Replace(layer, size.ToString(CultureInfo.InvariantCulture))
            : throw new HillockException($"'{layer}' asks for the vocabulary, which only texts have; give a number.");
    }

    [GeneratedRegex(@"\bvocabulary\b")]
    private static partial Regex Vocabulary();
}
