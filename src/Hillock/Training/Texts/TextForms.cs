namespace Hillock.Training.Texts;

/// <summary>The table of what can be named: from texts to objects and back.</summary>
/// <param name="what">What the names are of, such as <c>optimiser</c>.</param>
/// <param name="rows">The usual form of each, with the names it goes by; the first is the one that is written.</param>
internal sealed class TextForms<T>(string what, params (T Usual, string[] Names)[] rows)
    where T : class, ISettable<T>
{
    /// <summary>The names, one each.</summary>
    public IReadOnlyList<string> Names { get; } = [.. rows.Where(r => r.Names[0] == r.Usual.Id).Select(r => r.Usual.Id)];

    /// <summary>The object that a text describes.</summary>
    /// <param name="text">A name, or a name with settings.</param>
    /// <param name="more">Settings given elsewhere.</param>
    /// <param name="otherwise">Settings where none are given, by name.</param>
    /// <exception cref="HillockException">Unknown name or setting, or a value out of its range.</exception>
    public T Parse(string text, IEnumerable<KeyValuePair<string, string>>? more = null, IReadOnlyDictionary<string, string>? otherwise = null)
    {
        var call = CallText.Parse(text, what);
        var settings = new Settings(call.Name, [.. call.Arguments, .. (more ?? []).Select(m => ((string?)m.Key, m.Value))], otherwise);
        var made = Find(call.Name).With(settings);
        settings.Finish();
        return made;
    }

    /// <summary>The names of the settings that something of this name has.</summary>
    public IReadOnlyList<string> SettingsOf(string text) => [.. Ask(Find(CallText.Parse(text, what).Name)).Select(a => a.Name)];

    /// <summary>The text that <see cref="Parse"/> turns back into the object: only settings that are not the usual ones.</summary>
    public string Write(T value)
    {
        var usual = Ask(Find(value.Id)).ToHashSet();
        var set = Ask(value).Where(a => !usual.Contains(a)).Select(a => $"{a.Name}={a.Text}").ToList();
        return set.Count == 0 ? value.Id : $"{value.Id}({string.Join(", ", set)})";
    }

    private static IReadOnlyList<(string Name, string Text)> Ask(T value)
    {
        var settings = new Settings(value.Id, []);
        value.With(settings);
        return settings.Asked;
    }

    private T Find(string name)
    {
        foreach (var (usual, names) in rows)
            if (names.Contains(name)) return usual;
        throw new HillockException(
            $"There is no {what} '{name}'; there are {string.Join(", ", Names)}.{Suggestions.Ask(name, rows.SelectMany(r => r.Names))}");
    }
}
