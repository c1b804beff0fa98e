using System.Globalization;
using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>The arguments of a call as a framework writes it, <c>max_value=6.0, threshold=None</c>, by name.</summary>
internal sealed class FrameworkArguments
{
    private const string None = "None";

    private readonly string _function;
    private readonly Dictionary<string, string> _values;

    private FrameworkArguments(string function, Dictionary<string, string> values)
    {
        _function = function;
        _values = values;
        Names = [.. values.Keys];
    }

    /// <summary>The parameters in order.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>What was given, or the default, without quotation marks.</summary>
    internal string this[string name] => _values[name];

    /// <summary>A number as text.</summary>
    internal static string Text(double value) => Numbers.Print(value);

    /// <summary>The arguments of a call.</summary>
    /// <exception cref="HillockException">One is unknown, or given twice.</exception>
    internal static FrameworkArguments Read(FrameworkFunction function, string called, string text)
    {
        var parameters = function.Parameters;
        var given = new Dictionary<string, string>();
        foreach (var (i, part) in Neutral.Without(text).Index())
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 && i >= parameters.Count) throw new HillockException($"{called} takes {List(parameters)}, got more arguments: {text.Trim()}.");
            var name = equals < 0 ? parameters[i].Name : part[..equals].Trim();
            name = function.Aliases.GetValueOrDefault(name, name);
            if (!parameters.Any(p => p.Name == name))
                throw new HillockException(
                    $"{called} has no parameter '{name}'; it has {List(parameters)}.{Suggestions.Ask(name, parameters.Select(p => p.Name))}");
            var value = part[(equals + 1)..].Trim().Trim('"', '\'');
            if (Neutral.IsAxis(name) && value != parameters.First(p => p.Name == name).Default)
                throw new HillockException($"{called} works along the last axis here, the features of a row, got {name}={value}; write {name}=-1.");
            if (!given.TryAdd(name, value)) throw new HillockException($"Parameter {name} of {called} is given twice.");
        }

        return new(called, parameters.ToDictionary(p => p.Name, p => given.GetValueOrDefault(p.Name, p.Default)));
    }

    /// <summary>Whether it is not <c>None</c>.</summary>
    internal bool Has(string name) => _values[name] != None;

    /// <summary>A number, not below <paramref name="least"/>.</summary>
    /// <exception cref="HillockException">It is none, or less.</exception>
    internal double Number(string name, double least = double.NegativeInfinity) =>
        double.TryParse(_values[name].Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && value >= least
            ? value
            : throw Wrong(name, double.IsFinite(least) ? $"a number from {Text(least)} on" : "a number");

    /// <summary><c>True</c> or <c>False</c>.</summary>
    /// <exception cref="HillockException">It is neither.</exception>
    internal bool Truth(string name) => bool.TryParse(_values[name], out var value) ? value : throw Wrong(name, "True or False");

    /// <summary>That a value is not one of those there are.</summary>
    internal HillockException Wrong(string name, string expected) => new($"Parameter {name} of {_function} is '{_values[name]}'; expected {expected}.");

    private static string List(IReadOnlyList<(string Name, string Default)> parameters) => string.Join(", ", parameters.Select(p => p.Name));

    /// <summary>Arguments that say how to compute, or what is so anyway.</summary>
    internal static class Neutral
    {
        private static readonly string[] Last = ["axis", "dim"];
        private static readonly string[] Ignored = ["inplace", "dtype", "name", "where", "initial", "weight", "bias", "normalized_shape", "stash_type"];

        /// <summary>Whether a parameter chooses an axis.</summary>
        internal static bool IsAxis(string name) => Last.Contains(name);

        /// <summary>The other arguments.</summary>
        internal static string[] Without(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Where(p => !Says(p))];

        private static bool Says(string part)
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return false;
            var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            return (IsAxis(name) && value == "-1")
                || (name == "inplace" && bool.TryParse(value, out _))
                || (name == "training" && value == "False")
                || (Ignored.Contains(name) && value == None)
                || (name == "normalized_shape" && int.TryParse(value, out _));
        }
    }
}
