namespace Hillock.Layers;

/// <summary>A kind of layer as files and run files know it; each layer class has one in a static property <c>Definition</c>.</summary>
/// <param name="usual">A layer of the kind with the usual settings.</param>
internal sealed class LayerKind(Layer usual)
{
    private static readonly Lazy<IReadOnlyList<LayerKind>> Kinds = new(() => [.. typeof(LayerKind).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract)
        .Select(t => (LayerKind)t.GetProperty("Definition", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!)
        .OrderBy(k => k.Name, StringComparer.Ordinal)]);

    private readonly Lazy<IReadOnlyList<LayerSetting>> _settings = new(() => SettingsOf(usual, new LayerSettings()));

    /// <summary>Every kind there is, by name.</summary>
    public static IReadOnlyList<LayerKind> All => Kinds.Value;

    /// <summary>The kind that is nothing but an activation.</summary>
    public static LayerKind OfActivations => All.Single(k => k.Usual is not CompositeLayer && k.Usual.Is(LayerRoles.IsActivation));

    /// <summary>In snake_case.</summary>
    public string Name => usual.Kind;

    /// <summary>A layer of the kind with the usual settings, and some for those that have none.</summary>
    public Layer Usual => usual;

    /// <summary>The settings in the order in which they may be given without a name, with their usual values.</summary>
    public IReadOnlyList<LayerSetting> Settings => _settings.Value;

    /// <summary>Other names, such as those of Keras and PyTorch.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How the layer is written, such as <c>dense(units, activation=linear)</c>.</summary>
    public string Usage => $"{Name}({string.Join(", ", Settings.Select(s => s.IsNeeded ? s.Name : $"{s.Name}={s.Text}"))})";

    /// <summary>The kind of a name or an alias, or null.</summary>
    public static LayerKind? Find(string name) => All.FirstOrDefault(k => k.Name == name || k.Aliases.Contains(name));

    /// <summary>Every setting of a layer with its value, by the layer's own questions.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="settings">Empty; says how activations are written.</param>
    public static IReadOnlyList<LayerSetting> SettingsOf(Layer layer, LayerSettings settings)
    {
        layer.With(settings);
        return settings.Asked;
    }
}
