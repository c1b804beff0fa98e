using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Where a formula may be less than smooth: its breakpoints, and where a root, a logarithm, a broken power or a quotient
/// has an operand of 0.</summary>
internal static class Seams
{
    private static readonly ConditionalWeakTable<Formula, IReadOnlyList<double>> Found = [];

    /// <summary>Ascending, within ±50.</summary>
    internal static IReadOnlyList<double> Of(Formula formula) => Found.GetValue(formula, Find);

    private static IReadOnlyList<double> Find(Formula formula)
    {
        var suspects = Nodes.Of(formula).OfType<Operation>()
            .Select(Suspect)
            .OfType<Formula>()
            .Where(s => s.DependsOnX && s.Bounds().Contains(0))
            .Distinct()
            .ToList();
        return suspects.Count == 0
            ? formula.Breakpoints()
            : [.. suspects.SelectMany(s => RootSearch.Of(s, suspects.Count)).Concat(formula.Breakpoints()).Distinct().Order()];
    }

    private static Formula? Suspect(Operation node)
    {
        var op = node.Operator;
        if (op == Operators.Sqrt || op == Operators.Log) return node[0];
        if (op == Operators.Log1p) return 1 + node[0];
        if (op == Operators.Divide) return node[1];
        return op == Operators.Power && !IsWhole(node[1]) ? node[0] : null;
    }

    private static bool IsWhole(Formula exponent) => exponent is Constant { Value: >= 0 and var n } && n == Math.Floor(n);
}
