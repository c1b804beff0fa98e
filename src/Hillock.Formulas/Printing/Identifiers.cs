namespace Hillock.Formulas.Printing;

/// <summary>Names in exported code: those of the formula, changed where the language means something else by them.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, string> _names = [];
    private int _locals;

    /// <summary>Names for <c>x</c> and <paramref name="parameters"/>, none of them among <paramref name="reserved"/>.</summary>
    internal Identifiers(IEnumerable<Parameter> parameters, IEnumerable<string> reserved, Func<string, string>? spell = null, string variable = "x")
    {
        _taken = [.. reserved, "x", variable];
        _names["x"] = variable;
        foreach (var p in parameters)
            if (!_names.ContainsKey(p.Name))
                _names[p.Name] = Free(spell?.Invoke(p.Name) ?? p.Name);
    }

    /// <summary>The same names, with room for locals of one function.</summary>
    internal Identifiers(Identifiers outer)
    {
        _taken = [.. outer._taken];
        _names = outer._names;
    }

    /// <summary>What is called <paramref name="name"/> in the formula.</summary>
    internal string this[string name] => _names[name];

    /// <summary>A name for the next local.</summary>
    internal string Local(Func<int, string> name)
    {
        while (!_taken.Add(name(++_locals)))
        {
        }

        return name(_locals);
    }

    /// <summary><c>leaky_relu</c> as <c>LeakyRelu</c>.</summary>
    internal static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]))
            is { Length: > 0 } pascal
        && char.IsAsciiLetter(pascal[0])
            ? pascal
            : $"Activation{name}";

    /// <summary><c>negative_slope</c> as <c>negativeSlope</c>.</summary>
    internal static string Camel(string name)
    {
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 || name[0] == '_' || parts.Skip(1).Any(p => char.IsAsciiDigit(p[0]))
            ? name
            : parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    /// <summary><paramref name="name"/>, or with an underscore behind it where it is one of <paramref name="reserved"/>.</summary>
    internal static string Avoid(string name, IReadOnlySet<string> reserved) => reserved.Contains(name) ? name + "_" : name;

    private string Free(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }
}
