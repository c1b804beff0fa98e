using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Tells names, names with parameters and formulas apart.</summary>
internal static partial class ActivationText
{
    /// <summary>Says among the parameters that each channel learns its own.</summary>
    internal const string PerChannel = "per_channel";

    /// <summary>Says among the parameters that a layer learns one.</summary>
    internal const string Shared = "shared";

    internal static Activation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            throw new HillockException("The activation is empty; expected a name such as relu, or a formula such as x * sigmoid(x).", 0);
        if (TryFind(trimmed, out var found)) return found;
        if (Definition().Match(trimmed) is { Success: true } defined)
            return Define(defined.Groups["name"].Value, defined.Groups["arguments"].Value, defined.Groups["formula"]);
        if (Path().Match(trimmed) is { Success: true } path) return OfPath(path.Groups["path"].Value, path.Groups["arguments"].Value);
        if (Preset().Match(trimmed) is { Success: true } preset)
            return OfFramework(preset.Groups["framework"].Value, preset.Groups["name"].Value, preset.Groups["arguments"].Value);
        if (trimmed.Length <= 60 && Word().IsMatch(trimmed) && trimmed is not ("x" or "pi" or "e" or "inf"))
            throw Names.Functions.Contains(trimmed) ? Misused(trimmed) : Unknown(trimmed);
        var call = Call().Match(trimmed);
        return call.Success && trimmed.Length <= 1000
            ? Named(trimmed, call.Groups["name"].Value, call.Groups["arguments"].Value)
            : FromFormula(trimmed);
    }

    /// <summary><c>mine(x) = x * sigmoid(a * x); a = 1</c>, or <c>mine(x, a=2) = …</c> where a is no longer as the formula has it.</summary>
    private static Activation Define(string name, string arguments, Capture formula)
    {
        try
        {
            return WithParameters(new ElementwiseActivation(new ActivationInfo(name) { Summary = "A formula of your own." }, Formula.Parse(formula.Value, CatalogueFunctions.Instance)), arguments);
        }
        catch (HillockException e) when (e.Position is { } place)
        {
            throw new HillockException($"In the definition of {name}: {e.Message}", place + formula.Index);
        }
    }

    /// <summary><c>name(...)</c>: numbers and <c>parameter = number</c> set parameters; anything else is the argument of a formula.</summary>
    private static Activation Named(string text, string name, string arguments)
    {
        var parts = arguments.Split(',', StringSplitOptions.TrimEntries);
        var numbers = parts.All(p => TryNumber(p, out _));
        var assigns = parts.Any(p => Assignment().IsMatch(p) || IsSharing(p, out _));
        var known = TryFind(name, out var activation);
        if (!numbers && !assigns && arguments.Trim().Length > 0) return known && Misspelt(activation!, parts) is { } wrong ? throw wrong : FromFormula(text);
        if (activation is not null && FrameworkFunctions.TryCall("", activation.Id, activation, arguments, out var called)) return called;
        if (activation is null)
            throw Names.Functions.Contains(name) ? Misused(name) : Unknown(name);
        return WithParameters(activation, arguments);
    }

    /// <summary><c>framework:name</c> or <c>framework:name(...)</c>.</summary>
    private static Activation OfFramework(string framework, string name, string arguments)
    {
        var preset = FrameworkNames.TryPath(name, out var inner, out var last) && inner == FrameworkNames.Own(framework)
            ? Presets.Find(inner, last)
            : Presets.Find(framework.ToLowerInvariant(), name);
        return FrameworkFunctions.TryCall(preset.Framework, preset.Name, preset.Activation, arguments, out var called)
            ? called
            : WithParameters(preset.Activation, string.Join(", ", FrameworkArguments.Neutral.Without(arguments)));
    }

    /// <summary><c>torch.nn.GELU</c> or <c>keras.layers.LeakyReLU(...)</c>, as in code.</summary>
    private static Activation OfPath(string path, string arguments) => FrameworkNames.TryPath(path, out var framework, out var name)
        ? OfFramework(framework, name, arguments)
        : throw new HillockException($"'{path}' stands in no module known here; write the framework in front, as in torch:{name} or jax:{name}.", 0);

    // The catalogue's own names first; then those of frameworks that all mean the same by them and that formulas do not use.
    private static bool TryFind(string name, [NotNullWhen(true)] out Activation? activation) =>
        Catalogue.TryFind(name, out activation)
        || (!Names.Functions.Contains(name, StringComparer.OrdinalIgnoreCase) && Presets.TryFindAgreed(name, out activation));

    /// <summary>The activation with what stands between the parentheses: <c>0.2</c>, <c>alpha = 0.2</c>, <c>shared</c>.</summary>
    internal static Activation WithParameters(Activation activation, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments)) return activation;
        var parts = arguments.Split(',', StringSplitOptions.TrimEntries);
        var sharing = parts.Where(p => IsSharing(p, out _)).ToArray();
        if (sharing.Length > 1) throw new HillockException($"{activation.Id} is given {string.Join(" and ", sharing)}; give one of {Shared} and {PerChannel}.");
        var changed = WithValues(activation, [.. parts.Where(p => !IsSharing(p, out _))]);
        if (sharing.Length == 0) return changed;
        return IsSharing(sharing[0], out var perChannel) && perChannel ? changed.PerChannel() : changed.Shared();
    }

    // A word that is nearly one of the two, where a formula would have x.
    private static HillockException? Misspelt(Activation activation, string[] parts)
    {
        var word = activation.Learnable.Count == 0 ? null : parts.FirstOrDefault(p => p.Length > 3 && Word().IsMatch(p) && Suggestions.Nearest(p, [PerChannel, Shared]).Count > 0);
        return word is null ? null : new($"{activation.Id} takes no '{word}'.{Suggestions.Ask(word, [PerChannel, Shared])}");
    }

    /// <summary>Whether it is one of the two words.</summary>
    internal static bool IsSharing(string part, out bool perChannel)
    {
        var key = Catalogue.Key(part);
        perChannel = key == Catalogue.Key(PerChannel);
        return perChannel || key == Shared;
    }

    private static Activation WithValues(Activation activation, string[] parts)
    {
        var parameters = activation.Parameters;
        var given = new Dictionary<string, double>();
        for (var i = 0; i < parts.Length; i++)
        {
            var assignment = Assignment().Match(parts[i]);
            if (!assignment.Success && i >= parameters.Count) throw TooMany(activation, parameters, parts.Length);
            var name = assignment.Success ? ParameterValues.NameOf(activation, assignment.Groups["name"].Value) : parameters[i].Name;
            var value = assignment.Success ? assignment.Groups["value"].Value : parts[i];
            if (!TryNumber(value, out var number))
                throw new HillockException($"Parameter {name} of {activation.Id} is '{value}'; expected a number, as in {activation.Id}({name}=0.1).");
            if (!given.TryAdd(name, number)) throw new HillockException($"Parameter {name} of {activation.Id} is given twice.");
        }

        return activation.With(given);
    }

    private static ElementwiseActivation FromFormula(string text) =>
        ElementwiseActivation.FromFormula(Formula.Parse(text, CatalogueFunctions.Instance));

    // As formulas write them: 0.1, -2e-3, pi, -e.
    private static bool TryNumber(string text, out double value)
    {
        var plain = text.Replace('−', '-').Replace("π", "pi", StringComparison.Ordinal);
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return double.IsFinite(value);
        if (!Names.Constants.TryGetValue(plain.TrimStart('-').TrimStart(), out value) || plain.LastIndexOf('-') > 0) return false;
        if (plain[0] == '-') value = -value;
        return double.IsFinite(value);
    }

    private static HillockException Unknown(string name) => new(
        $"Unknown activation '{name}'.{Suggestions.Ask(name, Catalogue.Names)}"
        + " 'hillock list' shows all; a formula such as x * sigmoid(x) works too.", 0);

    private static HillockException Misused(string name) => new(
        $"{name} is a function, not an activation; write it as a formula, such as {Example(name)}.", 0);

    private static string Example(string name) => name switch
    {
        "max" or "min" or "hypot" or "pow" => $"{name}(x, 2)",
        "clamp" or "clip" => $"{name}(x, -1, 1)",
        "where" => "where(x > 0, x, 0.1 * x)",
        _ => $"{name}(x)",
    };

    private static HillockException TooMany(Activation activation, IReadOnlyList<Parameter> parameters, int given) => new(
        parameters.Count == 0
            ? $"{activation.Id} has no parameters, got {given}; write {activation.Id} or {activation.Id}(x)."
            : $"{activation.Id} has {parameters.Count} parameter{(parameters.Count == 1 ? "" : "s")} ({string.Join(", ", parameters.Select(p => p.Name))}), got {given}.", 0);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\(\s*x\s*(,(?<arguments>[^()]*))?\)\s*=(?!=)\s*(?<formula>.+)$", RegexOptions.Singleline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_-]*)\s*\((?<arguments>[^()]*)\)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^(?<path>[A-Za-z][A-Za-z0-9_.]*\.[A-Za-z][A-Za-z0-9_]*)\s*(\((?<arguments>[^()]*)\))?$")]
    private static partial Regex Path();

    [GeneratedRegex(@"^(?<framework>[A-Za-z][A-Za-z0-9_]*):(?<name>[A-Za-z0-9_.-]*)\s*(\((?<arguments>[^()]*)\))?$")]
    private static partial Regex Preset();

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=(?!=)\s*(?<value>.*)$")]
    private static partial Regex Assignment();
}
