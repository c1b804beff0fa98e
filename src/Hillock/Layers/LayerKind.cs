namespace Hillock.Layers;

/// <summary>A kind of layer as files and run files know it; each layer class has one in a static property <c>Definition</c>.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Settings">The names in the order in which they may be given without a name, with their values unless given; null where one must be given.</param>
/// <param name="Create">Makes the layer.</param>
internal sealed record LayerKind(string Name, IReadOnlyList<(string Name, string? Default)> Settings, Func<LayerSettings, Layer> Create)
{
    private static readonly Lazy<IReadOnlyList<LayerKind>> Kinds = new(() => [.. typeof(LayerKind).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract)
        .Select(t => (LayerKind)t.GetProperty("Definition", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!)
        .OrderBy(k => k.Name, StringComparer.Ordinal)]);

    /// <summary>Every kind there is, by name.</summary>
    public static IReadOnlyList<LayerKind> All => Kinds.Value;

    /// <summary>Other names, such as those of Keras and PyTorch.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How the layer is written, such as <c>dense(units, activation=linear)</c>.</summary>
    public string Usage => $"{Name}({string.Join(", ", Settings.Select(s => s.Default is null ? s.Name : $"{s.Name}={s.Default}"))})";

    /// <summary>The kind of a name or an alias, or null.</summary>
    public static LayerKind? Find(string name) => All.FirstOrDefault(k => k.Name == name || k.Aliases.Contains(name));
}
