using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Cuts a formula into pieces that make no choice.</summary>
public static class Pieces
{
    private static readonly ConditionalWeakTable<Formula, IReadOnlyList<FormulaPiece>> Found = [];

    // Fractions of a bounded piece, and distances from the end of an unbounded one, at which a choice is tried.
    private static readonly double[] Fractions = [0.01, 0.137, 0.371, 0.5, 0.713, 0.931, 0.99];
    private static readonly double[] Distances = [0.013, 0.31, 1.7, 7.3, 31, 113, 1.3e4, 1.7e8];

    internal static IReadOnlyList<FormulaPiece> Of(Formula formula) => Found.GetValue(formula, Find);

    private static IReadOnlyList<FormulaPiece> Find(Formula formula)
    {
        double[] ends = [double.NegativeInfinity, .. Seams.Of(formula), double.PositiveInfinity];
        return [.. Enumerable.Range(1, ends.Length - 1).Select(i => Between(formula, ends[i - 1], ends[i]))];
    }

    // What interval arithmetic shows to have one value, as (x - 3) * 0, is that value.
    private static FormulaPiece Between(Formula formula, double from, double to)
    {
        var settled = new Settling([.. Samples(from, to)]).Whole(formula).Simplify();
        var bounds = settled.Bounds(new Interval(from, to));
        return new(from, to, settled.DependsOnX && bounds.Low == bounds.High ? bounds.Low : settled);
    }

    private static IEnumerable<double> Samples(double from, double to) => (double.IsFinite(from), double.IsFinite(to)) switch
    {
        (true, true) => Fractions.Select(t => from + (t * (to - from))).Where(x => x > from && x < to),
        (true, false) => Distances.Select(d => from + (d * Math.Max(1, Math.Abs(from)))),
        (false, true) => Distances.Select(d => to - (d * Math.Max(1, Math.Abs(to)))),
        _ => [.. Distances, .. Distances.Select(d => -d)],
    };

    /// <summary>Replaces every choice that is the same at all samples by what is chosen.</summary>
    private sealed class Settling(double[] samples)
    {
        private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

        internal Formula Whole(Formula formula)
        {
            // Operands first, so that no call goes deep.
            foreach (var node in Nodes.Of(formula)) Of(node);
            return Of(formula);
        }

        private Formula Of(Formula node)
        {
            if (_done.TryGetValue(node, out var known)) return known;
            return _done[node] = node is Operation o && o.DependsOnX ? Settle(o) : node;
        }

        private Formula Settle(Operation node)
        {
            var op = node.Operator;
            var (a, b, c) = (node[0], op.Arity > 1 ? node[1] : node[0], op.Arity > 2 ? node[2] : node[0]);
            if (op == Operators.Abs) return Pick(node, x => Side(a, 0, x), -Of(a), Of(a));
            if (op == Operators.Sign) return Pick(node, x => Side(a, 0, x), -1, 1);
            if (op == Operators.Min) return Pick(node, x => Side(a, b, x), Of(a), Of(b));
            if (op == Operators.Max) return Pick(node, x => Side(a, b, x), Of(b), Of(a));
            if (op == Operators.Where) return Pick(node, x => a.Program.Run(x) != 0 ? 1 : -1, Of(c), Of(b));
            if (op == Operators.Clamp) return Clamp(node, a, b, c);
            return op.IsComparison ? Pick(node, x => node.Program.Run(x) != 0 ? 1 : -1, 0, 1) : Rebuilt(node);
        }

        private Formula Clamp(Operation node, Formula a, Formula low, Formula high)
        {
            if (samples.All(x => Side(a, low, x) == -1)) return Of(low);
            if (samples.All(x => Side(a, high, x) == 1)) return Of(high);
            return samples.All(x => Side(a, low, x) >= 0 && Side(a, high, x) is 0 or -1) ? Of(a) : Rebuilt(node);
        }

        private Formula Pick(Operation node, Func<double, int?> side, Formula low, Formula high)
        {
            var sides = samples.Select(side).ToArray();
            if (sides.Contains(null)) return Rebuilt(node);
            return !sides.Contains(-1) ? high : !sides.Contains(1) ? low : Rebuilt(node);
        }

        private Operation Rebuilt(Operation node) => new(node.Operator, [.. node.Arguments.Select(Of)]);

        private static int? Side(Formula a, Formula b, double x)
        {
            var (left, right) = (a.Program.Run(x), b.Program.Run(x));
            return double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
        }
    }
}
