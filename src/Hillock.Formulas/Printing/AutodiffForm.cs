using static Hillock.Formulas.Functions;

namespace Hillock.Formulas.Printing;

/// <summary>A formula for frameworks that differentiate code themselves, so that they find Hillock's derivative.</summary>
/// <remarks>Their own <c>maximum</c> and <c>clamp</c> share or pass the gradient at a tie, so those become <c>where</c>. And what <c>where</c> does not
/// choose still gets a gradient, 0 times whatever it is there: NaN once it overflows. Such a branch is computed at a harmless point instead.</remarks>
internal static class AutodiffForm
{
    private const double Huge = 1e37; // float32 ends at 3.4e38
    private const int MostShields = 64;

    private static readonly double[] Probes =
        [.. new[] { 0, 1e-3, 0.5, 1, 3, 10, 50, 100, 1000, 1e5, 1e10 }.SelectMany(p => new[] { p, -p })];

    internal static Formula Of(Formula formula)
    {
        var (shields, slope) = (0, formula.Derivative());
        var shielded = new Rewriting(o => Shield(Choice(o), ref shields)).Of(SoundForm.Differentiated(formula, slope));
        return Idioms.KeepNaN(SoundForm.WithEnds(shielded, slope, single: true));
    }

    // At a tie as Operators.Max, Min and Clamp differentiate; written so that NaN passes.
    private static Operation Choice(Operation o)
    {
        var (first, second) = o.Operator == Operators.Max || o.Operator == Operators.Min ? Varying(o) : (true, true);
        if (o.Operator == Operators.Max && !IsRelu(o))
        {
            return first == second ? Where(o[1] > o[0], o[1], o[0])
                : first ? Where(o[0] <= o[1], o[1], o[0])
                : Where(o[1] <= o[0], o[0], o[1]);
        }

        if (o.Operator == Operators.Min)
        {
            return first && !second ? Where(o[0] > o[1], o[1], o[0])
                : first ? Where(o[0] < o[1], o[0], o[1])
                : Where(o[1] > o[0], o[0], o[1]);
        }

        return o.Operator == Operators.Clamp ? Where(o[0] <= o[1], o[1], Where(o[0] >= o[2], o[2], o[0])) : o;
    }

    // Where x is on one side only, a learned parameter on the other is as good as a number: the tie goes as the derivative in x has it.
    private static (bool First, bool Second) Varying(Operation o) =>
        o[0].DependsOnX != o[1].DependsOnX ? (o[0].DependsOnX, o[1].DependsOnX) : (Varies(o[0]), Varies(o[1]));

    private static Operation Where(Formula condition, Formula a, Formula b) => (Operation)Operators.Where.Apply(condition, a, b);

    private static bool IsRelu(Operation max) => max[0] is Constant { Value: 0 } || max[1] is Constant { Value: 0 };

    private static bool Varies(Formula f) => f.DependsOnX || f.Parameters.Any(p => p.Learnable);

    private static Operation Shield(Operation o, ref int shields)
    {
        if (o.Operator != Operators.Where || shields > MostShields) return o;
        var (condition, a, b) = (o[0], o[1], o[2]);
        if (NeedsShield(a, x => condition.Program.Run(x) == 0) && SafePoint(condition, a) is { } forA)
            a = a.Substitute(Where(condition, X, forA));
        if (NeedsShield(b, x => condition.Program.Run(x) != 0) && SafePoint(condition, b) is { } forB)
            b = b.Substitute(Where(condition, forB, X));
        if (ReferenceEquals(a, o[1]) && ReferenceEquals(b, o[2])) return o;
        shields++;
        return Where(condition, a, b);
    }

    private static bool NeedsShield(Formula branch, Func<double, bool> unused) =>
        branch is Operation && branch.DependsOnX && Probes.Where(unused).Any(x => !IsCalm(branch, x));

    private static double? SafePoint(Formula condition, Formula branch)
    {
        double[] border = condition is Operation { Operator.IsComparison: true } c && c[0] is Variable && c[1] is Constant k ? [k.Value] : [];
        foreach (var x in border.Concat(Probes))
            if (IsCalm(branch, x))
                return x;
        return null;
    }

    private static bool IsCalm(Formula f, double x) => IsCalmAt(f, x) && IsCalmAt(Slope(f), x);

    private static bool IsCalmAt(Formula f, double x) => Math.Abs(f.Program.Run(x, null, out var overflowed)) < Huge && !overflowed;

    // Substituted parts hold only the operators of formulas: the slope can be found.
    private static Formula Slope(Formula f) => f.Derivative();
}
