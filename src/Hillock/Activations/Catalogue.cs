using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>The catalogue: one definition each, one page a family.</summary>
/// <remarks>A new activation is one property on one page; name, aliases, list, derivative, kernels and tests follow from it.</remarks>
public static partial class Catalogue
{
    private static readonly Lazy<IReadOnlyList<Activation>> Entries = new(() =>
        [.. typeof(Catalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType.IsAssignableTo(typeof(Activation)))
            .OrderBy(p => p.MetadataToken)
            .Select(p => (Activation)p.GetValue(null)!)]);

    private static readonly Lazy<Dictionary<string, Activation>> ByName = new(() => All
        .SelectMany(a => a.Aliases.Prepend(a.Id).Select(Key).Distinct().Select(name => (name, a)))
        .ToDictionary(p => p.name, p => p.a));

    /// <summary>Every activation of the catalogue.</summary>
    public static IReadOnlyList<Activation> All => Entries.Value;

    /// <summary>Finds one by name or alias; case, <c>_</c> and <c>-</c> do not matter.</summary>
    public static bool TryFind(string idOrAlias, [NotNullWhen(true)] out Activation? activation) =>
        ByName.Value.TryGetValue(Key(idOrAlias), out activation);

    /// <summary>Ids and aliases, as written in the definitions.</summary>
    internal static IEnumerable<string> Names => All.SelectMany(a => a.Aliases.Prepend(a.Id));

    /// <summary>An entry given by a formula of x.</summary>
    private static ElementwiseActivation Define(ActivationInfo info, Func<Formula, Formula> formula) => ElementwiseActivation.Entry(info, formula);

    private static Dictionary<string, Interval> Domain(params (string Parameter, Interval Values)[] domains) =>
        domains.ToDictionary(d => d.Parameter, d => d.Values);

    internal static string Key(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
}
