using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>What the form of a formula says of <c>f(-x)</c>.</summary>
internal static class Mirroring
{
    private static readonly HashSet<Operator> OddFunctions =
        [Operators.Negate, Operators.Sin, Operators.Tanh, Operators.Atan, Operators.Asinh, Operators.Erf, Operators.Sign];

    private static readonly HashSet<Operator> EvenFunctions = [Operators.Abs, Operators.Cos, Operators.Hypot];

    /// <summary>Odd or even if the form shows it; null where it does not.</summary>
    internal static Symmetry? Of(Formula formula)
    {
        var known = new Dictionary<Formula, Symmetry>(ReferenceEqualityComparer.Instance);
        foreach (var node in Nodes.Of(formula))
        {
            known[node] = node switch
            {
                Variable => Symmetry.Odd,
                Operation o => Of(o, [.. o.Arguments.Select(a => known[a])]),
                _ => Symmetry.Even,
            };
        }

        return known[formula] == Symmetry.Neither ? null : known[formula];
    }

    private static Symmetry Of(Operation o, Symmetry[] parts)
    {
        var op = o.Operator;
        if (parts.Contains(Symmetry.Neither)) return Symmetry.Neither;
        if (parts.All(p => p == Symmetry.Even)) return Symmetry.Even;
        if (OddFunctions.Contains(op)) return Symmetry.Odd;
        if (EvenFunctions.Contains(op)) return Symmetry.Even;
        if (op == Operators.Add || op == Operators.Subtract) return parts[0] == parts[1] ? parts[0] : Symmetry.Neither;
        if (op == Operators.Multiply || op == Operators.Divide) return parts[0] == parts[1] ? Symmetry.Even : Symmetry.Odd;
        if (op == Operators.Power && o[1] is Constant { Value: var n } && n == Math.Floor(n)) return n % 2 == 0 ? Symmetry.Even : Symmetry.Odd;
        if (op == Operators.Where && parts[0] == Symmetry.Even && parts[1] == parts[2]) return parts[1];
        return op == Operators.Clamp && parts[0] == Symmetry.Odd && o[1] is Constant low && o[2] is Constant high && low.Value == -high.Value
            ? Symmetry.Odd
            : Symmetry.Neither;
    }
}
