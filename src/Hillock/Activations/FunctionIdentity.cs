using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>What an activation is apart from what it is called: two with equal identities are one function.</summary>
/// <param name="Kind">Keeps functions of a number, of a row and of noise apart; the name, where the catalogue gives a function by code.</param>
/// <param name="Formulas">Its formulas in one form, in order.</param>
/// <param name="Numbers">Values that stand in no formula.</param>
internal sealed record FunctionIdentity(string Kind, IReadOnlyList<Formula> Formulas, IReadOnlyList<double> Numbers)
{
    /// <summary>The identity of what formulas define.</summary>
    public static FunctionIdentity Of(string kind, IEnumerable<Formula> formulas, params IReadOnlyList<Parameter> inputs) =>
        new(kind, [.. formulas.Select(f => CanonicalForm.Of(f, inputs))], []);

    /// <summary>The identity of a function of the catalogue that is given by code.</summary>
    public static FunctionIdentity Of(string id, IEnumerable<Parameter> parameters) => new(id, [], [.. parameters.Select(p => p.Value)]);

    /// <inheritdoc/>
    public bool Equals(FunctionIdentity? other) =>
        other is not null && other.Kind == Kind && other.Formulas.SequenceEqual(Formulas) && other.Numbers.SequenceEqual(Numbers);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        foreach (var formula in Formulas) hash.Add(formula);
        foreach (var number in Numbers) hash.Add(number);
        return hash.ToHashCode();
    }
}
