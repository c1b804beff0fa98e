using System.Diagnostics.CodeAnalysis;

namespace Hillock.Activations;

/// <summary>What the frameworks call an activation, and their defaults: <c>keras:leaky_relu</c> is <c>leaky_relu(alpha=0.2)</c>.</summary>
public static class Presets
{
    private static readonly Lazy<Dictionary<(string, string), ActivationPreset>> ByName = new(() =>
        All.ToDictionary(p => (p.Framework, Catalogue.Key(p.Name))));

    private static readonly Lazy<IReadOnlyList<ActivationPreset>> Entries = new(() => [.. Catalogue.All.SelectMany(a => a.Presets)]);

    private const string Keras = "keras", KerasLayer = "keras_layer";

    private static readonly Dictionary<string, string> Heirs = new() { ["flax"] = "jax", ["keras2"] = Keras, [Keras] = KerasLayer };

    /// <summary>A framework and those whose functions it has too: Keras has its layers, Keras 2 what Keras 3 kept, Flax what JAX has.</summary>
    public static IReadOnlyList<string> WithHeirs(string framework)
    {
        var names = new List<string>();
        for (var name = FrameworkNames.Own(framework); name is not null; name = Heirs.GetValueOrDefault(name)) names.Add(name);
        return names;
    }

    /// <summary>Whether a framework has an activation, under a name of its own or of those in <see cref="WithHeirs"/>.</summary>
    public static bool Has(string framework, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var names = WithHeirs(framework);
        return activation.Presets.Any(p => names.Contains(p.Framework));
    }


    /// <summary>Every preset of the catalogue.</summary>
    public static IReadOnlyList<ActivationPreset> All => Entries.Value;

    /// <summary>The frameworks, by the name that stands before the colon.</summary>
    public static IReadOnlyList<string> Frameworks { get; } =
        ["torch", Keras, KerasLayer, "keras2", "jax", "flax", "mlx", "tf", "tfa", "onnx", "timm", "hf", "burn", "candle"];

    /// <summary>Finds one; case, <c>_</c> and <c>-</c> of the name do not matter, and <c>pytorch</c> is as good as <c>torch</c>.</summary>
    /// <remarks>What Flax takes over from JAX is found under both, and so is what Keras 2 and 3 share. Keras spells its functions in
    /// snake_case and its layers as classes: <c>keras:LeakyReLU</c> is the layer, with the layer's slope.</remarks>
    public static bool TryFind(string framework, string name, [NotNullWhen(true)] out ActivationPreset? preset)
    {
        var own = FrameworkNames.Own(framework);
        if (own == Keras && Find(KerasLayer, name, out preset) && preset.Name == name && name.Any(char.IsAsciiLetterUpper)) return true;
        foreach (var source in WithHeirs(own))
            if (Find(source, name, out preset)) return true;
        preset = null;
        return false;
    }

    /// <summary>The activation of a name that frameworks have and the catalogue has not, where all of them mean the same by it.</summary>
    internal static bool TryFindAgreed(string name, [NotNullWhen(true)] out Activation? activation)
    {
        var meanings = All.Where(p => Catalogue.Key(p.Name) == Catalogue.Key(name)).Select(p => p.Activation).Distinct().ToArray();
        activation = meanings.Length == 1 ? meanings[0] : null;
        return activation is not null;
    }

    /// <summary>What a framework means by a name.</summary>
    /// <exception cref="HillockException">Unknown framework or name; the nearest are offered.</exception>
    internal static ActivationPreset Find(string framework, string name)
    {
        if (TryFind(framework, name, out var preset)) return preset;
        if (!Frameworks.Contains(FrameworkNames.Own(framework)))
            throw new HillockException($"Unknown framework '{framework}'.{Suggestions.Ask(framework, Frameworks)} Known are {string.Join(", ", Frameworks)}.", 0);
        var names = All.Where(p => WithHeirs(framework).Contains(p.Framework)).Select(p => p.Name);
        var hint = Catalogue.TryFind(name, out var own) ? $" Without the framework, {own.Id} works." : "";
        throw new HillockException($"{framework} has no activation '{name}'.{Suggestions.Ask(name, names)}{hint} It has {Shown.List([.. names.Order(StringComparer.Ordinal)], 12)}.", framework.Length + 1);
    }

    private static bool Find(string framework, string name, [NotNullWhen(true)] out ActivationPreset? preset) =>
        ByName.Value.TryGetValue((framework, Catalogue.Key(name)), out preset);

    /// <summary>Reads the notation of definitions: <c>keras,tf:leaky_relu(alpha=0.2)</c>, or <c>onnx:Clip</c>.</summary>
    internal static IEnumerable<ActivationPreset> Read(Activation activation, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? text[(colon + 1)..] : text[(colon + 1)..open];
        var changed = open < 0 ? activation : ActivationText.WithParameters(activation, text[(open + 1)..^1]);
        return text[..colon].Split(',').Select(framework => new ActivationPreset(framework, name, changed));
    }
}
