using System.Globalization;

namespace Hillock.Initialization;

/// <summary>Reads initialisers from text; one row a name.</summary>
internal static class InitializerText
{
    private static readonly Row[] Rows =
    [
        new("auto", "", _ => Initializers.Auto),
        new("zeros", "", _ => Initializers.Zeros, "zero"),
        new("ones", "", _ => Initializers.Constant(1)),
        new("constant", "value", Initializers.Constant),
        new("normal", "std", Initializers.Normal, "random_normal", "stddev") { Default = 0.05, Positive = true },
        new("uniform", "limit", Initializers.Uniform, "random_uniform") { Default = 0.05, Positive = true },
        new("he_normal", "", _ => Initializers.HeNormal, "kaiming_normal"),
        new("he_uniform", "", _ => Initializers.HeUniform, "kaiming_uniform"),
        new("glorot_normal", "", _ => Initializers.GlorotNormal, "xavier_normal"),
        new("glorot_uniform", "", _ => Initializers.GlorotUniform, "xavier_uniform"),
        new("lecun_normal", "", _ => Initializers.LecunNormal),
        new("lecun_uniform", "", _ => Initializers.LecunUniform),
        new("orthogonal", "gain", Initializers.Orthogonal) { Default = 1, Positive = true },
        new("gain_normal", "gain", Initializers.GainNormal) { Positive = true },
    ];

    /// <summary>Every name, for lists and completion.</summary>
    internal static IEnumerable<string> Names => Rows.Select(r => r.Name);

    internal static Initializer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? trimmed : trimmed[..open]).Trim().ToLowerInvariant();
        var row = Rows.FirstOrDefault(r => r.Name == name || r.Alias == name)
            ?? throw new HillockException($"Unknown initialiser '{name}'.{Suggestions.Ask(name, Names)} Known: {string.Join(", ", Names)}.");
        if (open >= 0 && !trimmed.EndsWith(')')) throw new HillockException($"The initialiser '{trimmed}' lacks its closing parenthesis.");
        var argument = open < 0 ? "" : trimmed[(open + 1)..^1].Trim();
        return row.Make(argument.Length == 0 ? DefaultOf(row) : ValueOf(row, argument));
    }

    private static double DefaultOf(Row row) => row.Parameter.Length == 0 || row.Default is not null
        ? row.Default ?? 0
        : throw new HillockException($"{row.Name} needs its {row.Parameter}, as in {row.Name}(0.1).");

    private static double ValueOf(Row row, string argument)
    {
        if (row.Parameter.Length == 0) throw new HillockException($"{row.Name} has no parameters, got '{argument}'.");
        var parts = argument.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && parts[0] != row.Parameter && parts[0] != row.ParameterAlias)
            throw new HillockException($"{row.Name} has no parameter '{parts[0]}'; it has {row.Parameter}.");
        if (!double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite((float)value))
            throw new HillockException($"The {row.Parameter} of {row.Name} is '{parts[^1]}'; expected a number.");
        if (row.Positive && !(value > 0)) throw new HillockException($"The {row.Parameter} of {row.Name} is {parts[^1]}; expected more than 0.");
        return value;
    }

    private sealed record Row(string Name, string Parameter, Func<double, Initializer> Make, string? Alias = null, string? ParameterAlias = null)
    {
        public double? Default { get; init; }

        public bool Positive { get; init; }
    }
}
