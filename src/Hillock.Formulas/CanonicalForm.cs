namespace Hillock.Formulas;

/// <summary>One form for formulas that differ only in how they are written: simplified, with fixed parameters as plain numbers and the operands of
/// <c>+</c> and <c>*</c> in one order.</summary>
/// <remarks>The order is that of this process: forms are compared, never kept. <c>min(a, b)</c> and <c>min(b, a)</c> stay two: where a equals b, their slopes
/// are not the same.</remarks>
public sealed class CanonicalForm
{
    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

    private CanonicalForm()
    {
    }

    /// <summary>The form of <paramref name="formula"/>.</summary>
    /// <param name="formula">Any formula.</param>
    /// <param name="inputs">Parameters that stand for an input, which keep their names.</param>
    public static Formula Of(Formula formula, params IReadOnlyList<Parameter> inputs) => new CanonicalForm().Order(
        formula.Replace(leaf => leaf is Parameter { Learnable: false } p && !inputs.Contains(p) ? p.Value : leaf).Simplify());

    private Formula Order(Formula node)
    {
        if (node is not Operation o) return node;
        if (_done.TryGetValue(node, out var known)) return known;
        var arguments = o.Arguments.Select(Order).ToArray();
        if (o.Operator == Operators.Add || o.Operator == Operators.Multiply)
        {
            var parts = new List<Formula>();
            foreach (var argument in arguments) Flatten(argument, o.Operator, parts);
            return _done[node] = parts.Count > ProductRules.MostParts
                ? o.Operator.Apply(arguments)
                : parts.OrderBy(p => p.GetHashCode()).Aggregate((a, b) => o.Operator.Apply([a, b]));
        }

        return _done[node] = o.Operator.Apply(arguments);
    }

    private static void Flatten(Formula node, Operator of, List<Formula> parts)
    {
        if (parts.Count <= ProductRules.MostParts && node is Operation o && o.Operator == of)
            foreach (var argument in o.Arguments) Flatten(argument, of, parts);
        else parts.Add(node);
    }
}
