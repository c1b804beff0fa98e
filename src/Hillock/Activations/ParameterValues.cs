using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Checks the values given to parameters: the name or one of its aliases, the domain, the order.</summary>
internal static class ParameterValues
{
    /// <summary>The values by the parameters' own names.</summary>
    internal static Dictionary<string, double> Check(Activation activation, IReadOnlyDictionary<string, double> values)
    {
        var result = new Dictionary<string, double>();
        foreach (var (given, value) in values)
        {
            var name = NameOf(activation, given);
            if (!result.TryAdd(name, value)) throw new HillockException($"Parameter {name} of {activation.Id} is given twice.");
            var domain = activation.DomainOf(name);
            if (!double.IsFinite(value) || !domain.Admits(value))
                throw new HillockException($"Parameter {given} of {activation.Id} is {Numbers.Print(value)}; expected a number in {domain}.");
        }

        CheckOrder(activation, result);
        return result;
    }

    /// <summary>The parameter that <paramref name="given"/> stands for.</summary>
    internal static string NameOf(Activation activation, string given)
    {
        var aliases = activation.Info.ParameterAliases;
        var name = aliases.GetValueOrDefault(given, given);
        var known = activation.Parameters.Select(p => p.Name).ToArray();
        if (known.Contains(name)) return name;
        var hint = ForeignParameters.Hint(activation, given);
        throw new HillockException(known.Length == 0
            ? $"{activation.Id} has no parameters, so none called '{given}'.{hint}"
            : $"{activation.Id} has no parameter '{given}'; it has "
                + $"{string.Join(", ", known)}.{(hint.Length > 0 ? hint : Suggestions.Ask(given, known.Concat(aliases.Keys)))}");
    }

    private static void CheckOrder(Activation activation, Dictionary<string, double> values)
    {
        if (activation.Info.Ordered is not var (low, high)) return;
        var (from, to) = (Value(low), Value(high));
        if (!(from < to))
            throw new HillockException($"{activation.Id} needs {low} < {high}, got {low} = {Numbers.Print(from)} and {high} = {Numbers.Print(to)}.");

        double Value(string name) => values.TryGetValue(name, out var v) ? v : activation.Parameters.First(p => p.Name == name).Value;
    }
}
