using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Where a formula may be less than smooth: its breakpoints, and where a root, a logarithm, a broken power or a quotient
/// has an operand of 0.</summary>
internal static class Seams
{
    private static readonly ConditionalWeakTable<Formula, IReadOnlyList<double>> Found = [];

    /// <summary>Ascending.</summary>
    internal static IReadOnlyList<double> Of(Formula formula) => Found.GetValue(formula, Find);

    private static IReadOnlyList<double> Find(Formula formula)
    {
        var suspects = Nodes.Of(formula).OfType<Operation>()
            .Select(Suspect)
            .OfType<Formula>()
            .Where(s => s.DependsOnX && !IsPositive(s) && s.Bounds().Contains(0))
            .Distinct()
            .ToList();
        var seams = new List<double>();
        foreach (var x in suspects.SelectMany(RootSearch.Of).Concat(formula.Breakpoints()).Order())
            if (seams.Count == 0 || IsApart(x, seams[^1]))
                seams.Add(x);
        return seams;
    }

    // The same place found twice differs by rounding.
    private static bool IsApart(double a, double b) => Math.Abs(a - b) > 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static Formula? Suspect(Operation node)
    {
        var op = node.Operator;
        if (op == Operators.Sqrt || op == Operators.Log) return node[0];
        if (op == Operators.Log1p) return 1 + node[0];
        if (op == Operators.Divide) return node[1];
        return op == Operators.Power && !IsWhole(node[1]) ? node[0] : null;
    }

    // It vanishes in float64 far out, but is nowhere 0.
    private static bool IsPositive(Formula operand)
    {
        if (operand is Constant { Value: > 0 }) return true;
        if (operand is not Operation { Operator: var op } o) return false;
        if (op == Operators.Sqrt || op == Operators.Power) return IsPositive(o[0]);
        if (op == Operators.Multiply || op == Operators.Divide) return IsPositive(o[0]) && IsPositive(o[1]);
        return op == Operators.Softplus || op == Operators.Exp || op == Operators.Sigmoid || op == Operators.NormalCdf;
    }

    private static bool IsWhole(Formula exponent) => exponent is Constant { Value: >= 0 and var n } && n == Math.Floor(n);
}
