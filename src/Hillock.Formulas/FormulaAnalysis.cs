using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Facts of a formula: range, limits, kinks.</summary>
public static class FormulaAnalysis
{
    private static readonly ConditionalWeakTable<Formula, double[]> Found = [];

    /// <summary>The limit for <c>x</c> to ±∞; NaN if there is none.</summary>
    /// <param name="formula">The function.</param>
    /// <param name="infinity"><c>double.PositiveInfinity</c> or <c>double.NegativeInfinity</c>.</param>
    public static double LimitAt(this Formula formula, double infinity) => double.IsInfinity(infinity)
        ? formula.Evaluate(infinity)
        : throw new ArgumentOutOfRangeException(nameof(infinity), infinity, "Expected plus or minus infinity.");

    /// <summary>The values the formula takes over all finite <c>x</c> where it has one.</summary>
    /// <remarks>Interval arithmetic bounds it, a look at every feature and over all magnitudes with golden-section refinement finds it.</remarks>
    public static Interval RangeOf(this Formula formula) => RangeSearch.Of(formula);

    /// <summary>Bounds by interval arithmetic: never too tight, often too wide.</summary>
    public static Interval Bounds(this Formula formula) => formula.Bounds(Interval.Everything);

    /// <summary>The same for the x of one interval.</summary>
    public static Interval Bounds(this Formula formula, Interval x)
    {
        var intervals = new Dictionary<Formula, Interval>(ReferenceEqualityComparer.Instance);
        foreach (var node in Nodes.Of(formula))
        {
            intervals[node] = node switch
            {
                Constant c => new(c.Value, c.Value),
                Parameter p => new(p.Value, p.Value),
                Operation o => o.Operator.Range(intervals[o[0]], Operand(o, 1), Operand(o, 2)),
                _ => x,
            };
        }

        return intervals[formula];

        Interval Operand(Operation o, int i) => i < o.Arguments.Count ? intervals[o[i]] : default;
    }

    /// <summary>Where the value or the slope jumps, ascending.</summary>
    public static IReadOnlyList<double> Kinks(this Formula formula) => [.. Joint.Of(formula).Where(j => j.IsKink).Select(j => j.X)];

    /// <summary>Where the formula passes from one piece to another, ascending: the boundaries of min, max, where,
    /// clamp, abs, sign and comparisons, smooth or not; of endlessly many, those around its features.</summary>
    public static IReadOnlyList<double> Breakpoints(this Formula formula) => Found.GetValue(formula, FindBreakpoints);

    /// <summary>The formula cut where it passes from one piece to another or one of its parts has no derivative: from left
    /// to right, at least one.</summary>
    public static IReadOnlyList<FormulaPiece> Pieces(this Formula formula) => Formulas.Pieces.Of(formula);

    private static double[] FindBreakpoints(Formula formula)
    {
        var boundaries = new HashSet<Formula>();

        // Values are those of the simplified form, in which sqrt(x^2) is |x|.
        foreach (var node in Nodes.Of(formula).Concat(Nodes.Of(formula.Simplify())).OfType<Operation>())
            foreach (var boundary in BoundariesOf(node))
                boundaries.Add(boundary);
        return [.. boundaries.SelectMany(RootSearch.Of).Distinct().Order()];
    }

    private static IEnumerable<Formula> BoundariesOf(Operation node)
    {
        var op = node.Operator;
        if (op == Operators.Abs || op == Operators.Sign || op == Operators.Where) yield return node[0];
        if (op == Operators.Min || op == Operators.Max || op == Operators.Clamp || op.IsComparison) yield return (node[0] - node[1]).Simplify();
        if (op == Operators.Clamp) yield return (node[0] - node[2]).Simplify();
    }
}
