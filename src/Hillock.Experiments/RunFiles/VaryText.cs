namespace Hillock.Experiments.RunFiles;

/// <summary>Factors of a grid in one list of texts: <c>activation=relu, selu, initializer=auto, he_normal</c>.</summary>
/// <remarks>An item that begins with the name of an option and <c>=</c> begins a factor, the items after it are more of its values. A value that has
/// commas stands in brackets.</remarks>
internal static class VaryText
{
    /// <summary>One text a factor.</summary>
    /// <exception cref="HillockException">No option is named, it cannot be varied, or a factor has fewer than two different values.</exception>
    public static IReadOnlyList<string> Normal(IReadOnlyList<string> texts) => [.. Read(texts).Select(f => $"{f.Option.Name}={string.Join(',', f.Values)}")];

    /// <summary>The options and their values.</summary>
    public static IReadOnlyList<(RunOption Option, IReadOnlyList<string> Values)> Read(IReadOnlyList<string> texts)
    {
        var factors = new List<(RunOption Option, List<string> Values)>();
        foreach (var text in texts.SelectMany(t => t.Length == 0 ? [t] : ItemText.Split(t)))
        {
            var (option, value) = Begin(text);
            if (option is not null) factors.Add((option, [value]));
            else if (factors.Count == 0)
                throw new HillockException(
                    $"vary is '{text}', but must name an option of train and its values, such as activation=relu,selu.{Suggest(text)}");
            else factors[^1].Values.Add(value);
        }

        foreach (var factor in factors) Check(factor.Option, factor.Values);
        if (factors.GroupBy(f => f.Option.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new HillockException(
                $"vary names {twice.Key} twice; give all of its values in one, such as {twice.Key}={string.Join(',', twice.SelectMany(f => f.Values))}.");
        return [.. factors.Select(f => (f.Option, (IReadOnlyList<string>)f.Values))];
    }

    /// <summary>A value without the brackets around a list.</summary>
    public static string Inside(string value)
    {
        var bracketed = value is ['[', .., ']'] or ['(', .., ')'];
        if (!bracketed) return value;
        var inner = value[1..^1];
        // (a)*(b) begins and ends with brackets too, and max(a, b) in brackets is one value.
        return value[0] == '[' || (Balanced(inner) && ItemText.Split(inner).Count > 1) ? inner : value;
    }

    private static bool Balanced(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(') depth++;
            else if (c == ')' && --depth < 0) return false;
        }

        return depth == 0;
    }

    private static (RunOption? Option, string Value) Begin(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) return (null, text);
        var name = text[..equals].Trim();
        if (RunOptions.Find(name) is not { } option)
            return name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && !text.Contains(';', StringComparison.Ordinal)
                ? throw new HillockException($"vary names '{name}', which is not an option of train.{Suggest(name)} 'hillock train --help' lists them.")
                : (null, text);
        return (option, text[(equals + 1)..].Trim());
    }

    private static string Suggest(string name) => Suggestions.Ask(name.Split('=')[0], Variable().SelectMany(o => o.Names));

    private static IEnumerable<RunOption> Variable() => RunOptions.For(RunVerb.Train).Where(CanVary);

    // What says where a run is written or how often it is trained makes no arm of its own; what decides which rows validate would have each arm judged on
    // others.
    private static bool CanVary(RunOption option) => (option.Verbs & RunVerb.Train) != 0 && !option.LeavesResultsAlone
        && option.Name is not ("seed" or "data-seed" or "data" or "data-dir" or "target" or "task" or "test"
            or "validation-share" or "test-share" or "group" or "rows" or "noise");

    private static void Check(RunOption option, List<string> values)
    {
        if (!CanVary(option))
            throw new HillockException(
                $"{option.Name} cannot be varied: it makes no other training, or another question. Vary what train can be told besides, such as "
                + "activation, initializer, dropout, optimizer, rate or hidden.");
        if (values.Any(v => v.Length == 0)) throw new HillockException($"vary gives {option.Name} an empty value; take the comma out, or give a value.");
        if (values.Count < 2) throw new HillockException(
            $"vary gives {option.Name} the value {values[0]} alone; give two or more, or --{option.Name} {values[0]}.");
        if (values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new HillockException($"vary gives {option.Name} the value {twice.Key} twice; name it once.");
        foreach (var value in values) option.ApplyText(new RunSpec(), Inside(value));
    }
}
