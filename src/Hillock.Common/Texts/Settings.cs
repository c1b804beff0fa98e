using System.Globalization;

namespace Hillock.Texts;

/// <summary>The settings of one named thing: an object asks for each, and gets what was written or its own value back.</summary>
/// <remarks>The same questions read a text, write one and list the names, so that a setting is declared once.
/// Values without a name belong to the settings in the order of the questions.</remarks>
/// <param name="owner">The thing's name, for messages.</param>
/// <param name="given">What was written.</param>
/// <param name="otherwise">Texts that stand for what was not written, by name.</param>
public sealed class Settings(string owner, IReadOnlyList<(string? Name, string Value)> given, IReadOnlyDictionary<string, string>? otherwise = null)
{
    private readonly List<Setting> _asked = [];
    private readonly HashSet<int> _used = [];
    private readonly HashSet<string> _written = [];
    private string _about = "";

    /// <summary>Every setting that was asked for, with the text of the value it had.</summary>
    public IReadOnlyList<Setting> Asked => _asked;

    /// <summary>Whether a setting that was asked for was written.</summary>
    internal bool WasGiven(string name) => _written.Contains(name);

    /// <summary>Says what the next setting belongs to, such as <c>of the mean square</c>.</summary>
    public Settings About(string about)
    {
        _about = about;
        return this;
    }

    /// <summary>A number.</summary>
    public double Number(string name, double own, params ReadOnlySpan<string> aliases) =>
        Find(name, Print(own), aliases) is not { } text ? own
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw Wrong(name, text, "a number");

    /// <summary>A whole number.</summary>
    public int Integer(string name, int own) =>
        Find(name, Print(own)) is not { } text ? own
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw Wrong(name, text, "a whole number");

    /// <summary>True or false.</summary>
    public bool Switch(string name, bool own) =>
        Find(name, own ? "true" : "false") is not { } text ? own
        : bool.TryParse(text, out var value) ? value
        : throw Wrong(name, text, "true or false");

    /// <summary>A list of whole numbers in square brackets.</summary>
    public IReadOnlyList<int> Integers(string name, IReadOnlyList<int> own)
    {
        if (Find(name, $"[{string.Join(", ", own)}]") is not { } text) return own;
        var inner = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        return [.. CallText.Pieces(inner).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(name, text, "a list of whole numbers, such as [30, 60]"))];
    }

    /// <summary>One of the words of an enumeration.</summary>
    public T Word<T>(string name, T own)
        where T : struct, Enum
    {
        if (Find(name, Lower(own)) is not { } text) return own;
        foreach (var value in Enum.GetValues<T>())
            if (Lower(value).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        throw Wrong(name, text, string.Join(" or ", Enum.GetValues<T>().Select(Lower)));
    }

    /// <summary>Checks that everything written was asked for.</summary>
    /// <exception cref="HillockException">Something was not.</exception>
    public void Finish()
    {
        for (var i = 0; i < given.Count; i++)
        {
            if (_used.Contains(i)) continue;
            var names = _asked.Select(a => a.Name).ToList();
            var has = names.Count == 0 ? "it has no settings" : $"it has {string.Join(", ", names)}";
            throw new HillockException(given[i].Name is { } name
                ? $"{owner} has no setting '{name}'; {has}.{Suggestions.Ask(name, names)}"
                : $"{owner} has no place for '{given[i].Value}'; {has}.");
        }
    }

    private static string Print(double value) => NumberText.Exact(value);

    private static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private string? Find(string name, string own, params ReadOnlySpan<string> aliases)
    {
        var place = _asked.Count;
        _asked.Add(new Setting(name, own, _about));
        _about = "";
        string? found = null;
        for (var i = 0; i < given.Count; i++)
        {
            var fits = given[i].Name is { } n ? n == name || aliases.Contains(n) : i == place;
            if (!fits) continue;
            if (found is not null) throw new HillockException($"{name} of {owner} is given twice; give it once.");
            found = given[i].Value;
            _used.Add(i);
            _written.Add(name);
        }

        return found ?? otherwise?.GetValueOrDefault(name);
    }

    private HillockException Wrong(string name, string text, string expected) =>
        new($"{name} of {owner} is '{text}', but must be {expected}.");
}
