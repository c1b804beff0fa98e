namespace Hillock.Formulas;

/// <summary>Puts the terms of every sum that hold no wave together, so that what cancels among them does so before bounds are taken:
/// <c>sin(x) - x + softplus(x)</c> becomes <c>(softplus(x) - x) + sin(x)</c>.</summary>
internal static class WaveTerms
{
    /// <summary>Whether <paramref name="node"/> is a sine or cosine of what moves with x.</summary>
    internal static bool IsWave(Formula node) =>
        node is Operation { Operator: var op } o && o.DependsOnX && (op == Operators.Sin || op == Operators.Cos);

    internal static Formula Apart(Formula formula)
    {
        var known = new Dictionary<Formula, (Formula? Calm, Formula? Wavy)>(ReferenceEqualityComparer.Instance);
        foreach (var node in Nodes.Of(formula)) known[node] = Split(node, known);
        return Joined(known[formula]);
    }

    private static (Formula? Calm, Formula? Wavy) Split(Formula node, Dictionary<Formula, (Formula? Calm, Formula? Wavy)> known)
    {
        if (node is not Operation { Operator: var op } o) return (node, null);
        if (!IsWave(node) && o.Arguments.All(a => known[a].Wavy is null)) return (node, null);
        var a = known[o[0]];
        if (op == Operators.Negate) return (Minus(null, a.Calm), Minus(null, a.Wavy));
        if (op == Operators.Add) return (Plus(a.Calm, known[o[1]].Calm), Plus(a.Wavy, known[o[1]].Wavy));
        if (op == Operators.Subtract) return (Minus(a.Calm, known[o[1]].Calm), Minus(a.Wavy, known[o[1]].Wavy));
        return (null, new Operation(op, [.. o.Arguments.Select(x => Joined(known[x]))]));
    }

    private static Formula Joined((Formula? Calm, Formula? Wavy) parts) => Plus(parts.Calm, parts.Wavy)!;

    private static Formula? Plus(Formula? a, Formula? b) => a is null ? b : b is null ? a : new Operation(Operators.Add, [a, b]);

    private static Formula? Minus(Formula? a, Formula? b)
    {
        if (b is null) return a;
        return a is null ? new Operation(Operators.Negate, [b]) : new Operation(Operators.Subtract, [a, b]);
    }
}
