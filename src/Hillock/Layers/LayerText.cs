namespace Hillock.Layers;

/// <summary>Layers as text: <c>dense(64, relu)</c>, <c>dropout(0.5)</c>; an activation alone is a layer too.</summary>
internal static class LayerText
{
    /// <summary>The layer with the settings that are not the usual ones; those without a default come without their name.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="settings">Empty; says how activations are written.</param>
    public static string Write(Layer layer, LayerSettings settings)
    {
        var kind = LayerKind.Find(layer.Kind)!;
        var parts = LayerKind.SettingsOf(layer, settings).Zip(kind.Settings)
            .Where(s => s.First.IsNeeded || s.First.Text != s.Second.Text)
            .Select(s => s.First.IsNeeded ? s.First.Text : $"{s.First.Name}={s.First.Text}");
        var text = string.Join(", ", parts);
        return text.Length == 0 ? kind.Name : $"{kind.Name}({text})";
    }

    /// <summary>The layer of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="settings">Empty; says how activations are found.</param>
    /// <exception cref="HillockException">No such layer or activation, or settings that do not fit.</exception>
    public static Layer Parse(string text, LayerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(text);
        var called = CallText.NameOf(text);
        if (called is null || LayerKind.Find(called) is not { } kind) return ParseActivation(text, called, settings);
        var place = 0;
        foreach (var (name, value) in CallText.Parse(text, "layer").Arguments)
            if (name is not null || value.Length > 0) Read(kind, settings, name, value, place++, text);

        return Create(kind, settings, text);
    }

    /// <summary>The layer with all its settings; those not given have their usual values.</summary>
    /// <exception cref="HillockException">A setting is missing or wrong.</exception>
    public static Layer Create(LayerKind kind, LayerSettings settings, string text)
    {
        if (kind.Settings.FirstOrDefault(s => s.IsNeeded && !settings.Has(s.Name)) is { Name: { } lacking })
            throw new HillockException($"'{text}' lacks {lacking}; write {kind.Usage}.");
        try
        {
            return kind.Usual.With(settings);
        }
        catch (FormatException e)
        {
            throw new HillockException($"In '{text}', {e.Message}", e);
        }
    }

    private static Layer ParseActivation(string text, string? called, LayerSettings settings)
    {
        try
        {
            return LayerKind.OfActivations.Usual.With(settings.Set("activation", text.Trim()));
        }
        catch (HillockException e)
        {
            if (called is null) throw;
            var names = LayerKind.All.Select(k => k.Name).ToArray();
            throw new HillockException(
                $"'{text}' is neither a layer nor an activation. Layers are {string.Join(", ", names)}.{Suggestions.Ask(called, names)} {e.Message}", e);
        }
    }

    private static void Read(LayerKind kind, LayerSettings settings, string? named, string value, int place, string text)
    {
        if (named is null && place >= kind.Settings.Count)
            throw new HillockException($"'{text}' has more than the {kind.Settings.Count} settings of {kind.Usage}.");
        var name = named ?? kind.Settings[place].Name;
        if (kind.Settings.All(s => s.Name != name))
            throw new HillockException(
                $"'{text}': {kind.Name} has no setting '{name}'; write {kind.Usage}.{Suggestions.Ask(name, kind.Settings.Select(s => s.Name))}");
        if (settings.Has(name)) throw new HillockException($"'{text}' gives {name} twice.");
        settings.Set(name, value);
    }
}
