using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Rules for the names of activations and of the parameters in their formulas.</summary>
internal static class Naming
{
    /// <summary>Most learned parameters of one activation.</summary>
    internal const int MostLearned = 29;

    /// <summary>An id is made of lower-case letters, digits and <c>_</c>.</summary>
    internal static void Check(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || !char.IsAsciiLetter(id[0]))
            throw new HillockException($"'{id}' cannot name an activation: use lower-case letters, digits and _, a letter first.");
    }

    /// <summary>An id for a function of a user's own: it must not stand for another one, in any spelling.</summary>
    internal static void CheckNew(string id)
    {
        Check(id);
        var advice = $"give yours another name, such as my_{id}";
        if (Catalogue.TryFind(id, out var known))
            throw new HillockException($"{(known.Id == id ? $"The catalogue has an activation called '{id}'" : $"'{id}' names {known.Id} of the catalogue")}; {advice}, or use {known.Id} itself.");
        if (Names.IsReserved(id) || Names.Functions.Any(f => Catalogue.Key(f) == Catalogue.Key(id)))
            throw new HillockException($"'{id}' already means something in formulas; {advice}.");
        if (Presets.All.FirstOrDefault(p => Catalogue.Key(p.Name) == Catalogue.Key(id)) is { } preset)
            throw new HillockException($"'{id}' names an activation of {preset.Framework} ({preset} is {preset.Activation.Text} here); {advice}.");
    }

    /// <summary>One name, one parameter, and no more learned ones than a loop can sum the gradients of.</summary>
    internal static void CheckParameters(IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count(p => p.Learnable) is > MostLearned and var learned)
            throw new HillockException($"The formula learns {learned} parameters; the most there can be is {MostLearned}. Fix some of them, or use a layer of weights.");
        if (parameters.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new HillockException($"The formula has two parameters called {twice.Key} with different values; rename one.");
    }

    /// <summary>The formula as text without the declarations of names that stand for an input, not for a parameter.</summary>
    internal static string Text(Formula formula, params string[] inputs) =>
        string.Join("; ", formula.ToString().Split("; ").Where(part => !inputs.Any(input => part == $"{input} = 0")));

    /// <summary>The formula with parameters, by name, at other values.</summary>
    internal static Formula Bind(Formula formula, IReadOnlyDictionary<string, double> values) => formula.Replace(leaf =>
        leaf is Parameter p && values.TryGetValue(p.Name, out var value) ? p.WithValue(value) : leaf);

    /// <summary>The parameters at other values.</summary>
    internal static IReadOnlyList<Parameter> Bind(IReadOnlyList<Parameter> parameters, IReadOnlyDictionary<string, double> values) =>
        [.. parameters.Select(p => values.TryGetValue(p.Name, out var value) ? p.WithValue(value) : p)];

    /// <summary>The formula with its learned parameters one a channel, or one a layer.</summary>
    internal static Formula Share(Formula formula, bool perChannel) =>
        formula.Replace(leaf => leaf is Parameter { Learnable: true } p ? p.WithPerChannel(perChannel) : leaf);
}
