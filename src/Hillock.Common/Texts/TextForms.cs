using System.Globalization;
using System.Reflection;

namespace Hillock.Texts;

/// <summary>The table of what can be named: from texts to objects and back.</summary>
/// <remarks>Its rows are those that the classes of the kind state themselves (<see cref="IHasForms{T}"/>), found by reflection.</remarks>
/// <param name="what">What the names are of, such as <c>optimiser</c>.</param>
/// <param name="unknown">The message for a name that is not known: of what {0}, the name {1}, those that are {2}, the nearest {3}.</param>
public sealed class TextForms<T>(string what, string unknown = "There is no {0} '{1}'; there are {2}.{3}")
    where T : class, ISettable<T>
{
    private readonly Lazy<IReadOnlyList<UsualForm<T>>> _forms = new(Collect);

    /// <summary>Every form.</summary>
    public IReadOnlyList<UsualForm<T>> All => _forms.Value;

    /// <summary>The names, one each; of several forms of one thing only that of its own name.</summary>
    public IReadOnlyList<string> Names => field ??= [.. All.Where(f => f.IsFixed || f.Names[0] == f.Value.Id).Select(f => f.Names[0])];

    /// <summary>The object that a text describes.</summary>
    /// <param name="text">A name, or a name with settings.</param>
    /// <param name="more">Settings given elsewhere.</param>
    /// <param name="otherwise">Settings where none are given, by name.</param>
    /// <exception cref="HillockException">Unknown name or setting, or a value out of its range.</exception>
    public T Parse(string text, IEnumerable<KeyValuePair<string, string>>? more = null, IReadOnlyDictionary<string, string>? otherwise = null)
    {
        var call = CallText.Parse(text, what);
        var form = Find(call.Name);
        var settings = new Settings(call.Name, [.. call.Arguments, .. (more ?? []).Select(m => ((string?)m.Key, m.Value))], otherwise);
        var made = form.IsFixed ? form.Value : form.Value.With(settings);
        settings.Finish();
        if (form.Needs is { } needs && !settings.WasGiven(needs.Name))
            throw new HillockException($"{call.Name} needs its {needs.Name}, as in {call.Name}({needs.Example}).");
        return made;
    }

    /// <summary>The names of the settings that something of this name has.</summary>
    public IReadOnlyList<string> SettingsOf(string text) => [.. Ask(Find(CallText.Parse(text, what).Name)).Select(a => a.Name)];

    /// <summary>The settings of an object, with the values it has.</summary>
    public IReadOnlyList<Setting> SettingsOf(T value)
    {
        var settings = new Settings(value.Id, []);
        value.With(settings);
        return settings.Asked;
    }

    /// <summary>The text that <see cref="Parse"/> turns back into the object: only settings that are not the usual ones.</summary>
    public string Write(T value)
    {
        var form = Find(value.Id);
        var usual = form.ShowsUsual ? [] : Ask(form).ToHashSet();
        var set = form.IsFixed ? [] : SettingsOf(value).Where(s => s.Name == form.Needs?.Name || !usual.Contains(s)).ToList();
        return set.Count == 0 ? value.Id : $"{value.Id}({string.Join(", ", set.Select(s => s.Name == form.Needs?.Name ? s.Text : $"{s.Name}={s.Text}"))})";
    }

    private IReadOnlyList<Setting> Ask(UsualForm<T> form) => form.IsFixed ? [] : SettingsOf(form.Value);

    private static IReadOnlyList<UsualForm<T>> Collect()
    {
        var own = typeof(TextForms<T>).GetMethod(nameof(FormsOf), BindingFlags.Static | BindingFlags.NonPublic)!;
        return [.. typeof(T).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)
            .SelectMany(t => (IReadOnlyList<UsualForm<T>>)own.MakeGenericMethod(t).Invoke(null, null)!)
            .OrderBy(f => f.Place).ThenBy(f => f.Names[0], StringComparer.Ordinal)];
    }

    private static IReadOnlyList<UsualForm<T>> FormsOf<TOwn>()
        where TOwn : IHasForms<T> => TOwn.Forms;

    private UsualForm<T> Find(string name) => All.FirstOrDefault(f => f.Names.Contains(name)) ?? throw new HillockException(
        string.Format(CultureInfo.InvariantCulture, unknown, what, name, string.Join(", ", Names), Suggestions.Ask(name, All.SelectMany(f => f.Names))));
}
