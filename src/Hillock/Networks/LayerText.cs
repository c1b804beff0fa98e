using System.Text.RegularExpressions;

namespace Hillock.Networks;

/// <summary>Layers as text: <c>dense(64, relu)</c>, <c>dropout(0.5)</c>; an activation alone is a layer too.</summary>
internal static partial class LayerText
{
    /// <summary>The layer with the settings that are not the usual ones; those without a default come without their name.</summary>
    public static string Write(Layer layer)
    {
        var kind = LayerKind.Find(layer.Kind)!;
        var settings = new LayerSettings();
        layer.Describe(settings);
        var parts = kind.Settings
            .Where(s => settings.Has(s.Name) && settings.Text(s.Name) != s.Default)
            .Select(s => s.Default is null ? settings.Text(s.Name) : $"{s.Name}={settings.Text(s.Name)}");
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
        var match = Call().Match(text);
        if (!match.Success || LayerKind.Find(match.Groups["name"].Value.ToLowerInvariant()) is not { } kind) return ParseActivation(text, match, settings);
        var place = 0;
        foreach (var part in Split(match.Groups["arguments"].Value)) Read(kind, settings, part, ref place, text);
        return Create(kind, settings, text);
    }

    /// <summary>The layer with all its settings; those not given have their usual values.</summary>
    /// <exception cref="HillockException">A setting is missing or wrong.</exception>
    public static Layer Create(LayerKind kind, LayerSettings settings, string text)
    {
        foreach (var (name, value) in kind.Settings)
        {
            if (settings.Has(name)) continue;
            settings.SetUsual(name, value ?? throw new HillockException($"'{text}' lacks {name}; write {kind.Usage}."));
        }

        try
        {
            return kind.Create(settings);
        }
        catch (FormatException e)
        {
            throw new HillockException($"In '{text}', {e.Message}", e);
        }
    }

    private static ActivationLayer ParseActivation(string text, Match match, LayerSettings settings)
    {
        try
        {
            return new ActivationLayer(settings.Find(text.Trim()));
        }
        catch (HillockException e)
        {
            if (!match.Success) throw;
            var names = LayerKind.All.Select(k => k.Name).ToArray();
            throw new HillockException(
                $"'{text}' is neither a layer nor an activation. Layers are {string.Join(", ", names)}.{Suggestions.Ask(match.Groups["name"].Value, names)} {e.Message}", e);
        }
    }

    private static void Read(LayerKind kind, LayerSettings settings, string part, ref int place, string text)
    {
        var match = Named().Match(part);
        string name, value;
        if (match.Success)
        {
            (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
        }
        else if (place < kind.Settings.Count)
        {
            (name, value) = (kind.Settings[place].Name, part);
        }
        else
        {
            throw new HillockException($"'{text}' has more than the {kind.Settings.Count} settings of {kind.Usage}.");
        }

        place++;
        if (kind.Settings.All(s => s.Name != name))
            throw new HillockException($"'{text}': {kind.Name} has no setting '{name}'; write {kind.Usage}.{Suggestions.Ask(name, kind.Settings.Select(s => s.Name))}");
        if (settings.Has(name)) throw new HillockException($"'{text}' gives {name} twice.");
        settings.Set(name, value);
    }

    /// <summary>Cuts at commas that are in no parentheses.</summary>
    public static IEnumerable<string> Split(string text, char separator = ',')
    {
        int depth = 0, start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '(') depth++;
            if (i < text.Length && text[i] == ')') depth--;
            if (i < text.Length && (text[i] != separator || depth > 0)) continue;
            var part = text[start..i].Trim();
            if (part.Length > 0) yield return part;
            start = i + 1;
        }
    }

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(\((?<arguments>.*)\))?\s*$", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex(@"^(?<name>[a-z_][a-z0-9_]*)\s*=(?!=)\s*(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();
}
