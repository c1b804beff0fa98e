using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Roots of a formula: solved where its form allows, else by a look at all its features and bisection.</summary>
public static class RootSearch
{
    private const int Most = 200;
    private const int Parts = 32;
    private const int FewChanges = 3;
    private const double Underflow = 1e-50;

    // Functions that are 0 only where their operand is.
    private static readonly HashSet<Operator> ZeroWithOperand =
    [
        Operators.Negate, Operators.Abs, Operators.Sign, Operators.Sqrt, Operators.Tanh, Operators.Atan, Operators.Asinh, Operators.Erf,
        Operators.Expm1, Operators.Log1p,
    ];

    // Functions that are 0 nowhere.
    private static readonly HashSet<Operator> Positive =
        [Operators.Exp, Operators.Sigmoid, Operators.Softplus, Operators.NormalCdf, Operators.LogSigmoid];

    /// <summary>The roots; where it is 0 over a stretch, only its ends; of endlessly many, those around its features.</summary>
    internal static List<double> Of(Formula formula)
    {
        var roots = new SortedSet<double>();
        Collect(formula, new Affine(formula), roots, new HashSet<Formula>(ReferenceEqualityComparer.Instance));
        return [.. roots];
    }

    /// <summary>Where the sign changes between <paramref name="low"/> and <paramref name="high"/>.</summary>
    public static double Bisect(Formula f, double low, double high)
    {
        var sign = Math.Sign(f.Program.Run(low));
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return high;
            var value = f.Program.Run(middle);
            if (value == 0) return middle;
            if (double.IsNaN(value)) return middle;
            if (Math.Sign(value) == sign) low = middle;
            else high = middle;
        }
    }

    /// <summary>Whether the sign changes once only between two samples: between close ones, or when samples in between say so.</summary>
    /// <remarks>Far out samples are wide apart, and a wave between them would give a root here and there.</remarks>
    public static bool IsSingle(Formula f, double low, double high, Features features)
    {
        if (features.IsDense(low, high)) return true;

        // Far out a sum of large terms may be all rounding.
        if (features.IsOutside(low, high) && f.Program.Cancels(low) && f.Program.Cancels(high)) return false;
        return Changes(low, high - low) <= 1 && Changes(low - features.Gap(low), 2 * features.Gap(low)) <= FewChanges;

        int Changes(double from, double length)
        {
            var (changes, before) = (0, Sign(f.Program.Run(from)));
            for (var i = 1; i <= Parts; i++)
            {
                // Uneven, so that no wave hides between.
                var value = f.Program.Run(i == Parts ? from + length : from + (length * (i + (0.4 * Math.Sin(7.3 * i))) / Parts));
                var sign = Sign(value);
                if (sign * before < 0) changes++;
                if (sign != 0) before = sign;
            }

            return changes;
        }
    }

    private static int Sign(double value) => double.IsNaN(value) ? 0 : Math.Sign(value);

    private static void Collect(Formula node, Affine lines, SortedSet<double> roots, HashSet<Formula> seen)
    {
        while (seen.Add(node))
        {
            var root = lines.Root(node);
            if (double.IsFinite(root)) roots.Add(root);
            if (lines.Of(node) is not null || node is not Operation { Operator: var op } o || Positive.Contains(op)) return;
            if (op == Operators.Multiply && RuntimeHelpers.TryEnsureSufficientExecutionStack()) Collect(o[1], lines, roots, seen);
            var isWithOperand = op == Operators.Multiply || op == Operators.Divide || ZeroWithOperand.Contains(op)
                || (op == Operators.Power && !o[1].DependsOnX);
            if (!isWithOperand)
            {
                roots.UnionWith(Searched(node));
                return;
            }

            node = o[0];
        }
    }

    private static List<double> Searched(Formula formula)
    {
        var features = Features.Of(formula);
        var roots = new List<double>();
        var (grid, program) = (features.Grid, formula.Program);
        var values = new double[grid.Length];
        for (var i = 0; i < grid.Length; i++) values[i] = program.Run(grid[i]);
        for (var i = 1; i < grid.Length && roots.Count < Most; i++)
        {
            if (Sign(values[i - 1]) * Sign(values[i]) < 0 && IsSingle(formula, grid[i - 1], grid[i], features)) roots.Add(
                Bisect(formula, grid[i - 1], grid[i]));
            if (values[i] != 0 || values[i - 1] == 0 || (features.IsOutside(grid[i - 1], grid[i]) && program.Cancels(grid[i - 1]))) continue;
            var last = i;
            while (last + 1 < grid.Length && values[last + 1] == 0) last++;
            roots.AddRange(Ends(grid, i, last));
        }

        return roots;
    }

    // Of a run of zeros. One that goes on for ever is underflow or rounding, as of exp(x) at -1000; a short one hides a single root.
    private static IEnumerable<double> Ends(double[] grid, int first, int last)
    {
        var (from, to) = (grid[first], grid[last]);
        if (last == grid.Length - 1) yield break;
        if (from <= 0 && to >= 0 && Math.Max(-from, to) < Underflow) yield return 0;
        else if (to - from <= 1e-9 * Math.Max(Math.Abs(from), Math.Abs(to))) yield return grid[first + ((last - first) / 2)];
        else
        {
            yield return from;
            yield return to;
        }
    }
}
