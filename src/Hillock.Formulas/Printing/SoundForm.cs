using static Hillock.Formulas.Functions;

namespace Hillock.Formulas.Printing;

/// <summary>A formula for code that runs it as it is written: where a step would overflow or divide 0 by 0 though the function has a value, the value
/// stands.</summary>
internal static class SoundForm
{
    // e^60 is 1e26: what saturates has done so long before, and no product with it overflows in float32.
    private const double Saturated = 60;
    private const double LeastFactor = 1e-15;
    private const double FarOut = 1e10;

    /// <summary>For code that is only evaluated.</summary>
    internal static Formula Evaluated(Formula simple, bool single) => WithEnds(Holes.Filled(Saturating(simple.Conditioned()), single), null, single);

    /// <summary>The derivative for such code.</summary>
    internal static Formula EvaluatedSlope(Formula simple, bool single) => SlopeBy(simple, f => f.Derivative(), single);

    /// <summary>A derivative by a parameter for such code.</summary>
    internal static Formula EvaluatedSlope(Formula simple, Parameter by, bool single) => SlopeBy(simple, f => f.DerivativeBy(by), single);

    /// <summary>For frameworks that differentiate the code and compute in float32; the ends are still to come.</summary>
    internal static Formula Differentiated(Formula simple, Formula slope) =>
        Holes.Filled(Unmasked(Saturating(Conditioning.ForFrameworks(simple))), single: true, slope);

    private static Formula SlopeBy(Formula simple, Func<Formula, Formula> derive, bool single) =>
        WithEnds(Holes.Filled(derive(Saturating(simple)).Conditioned(), single), null, single);

    /// <summary>The formula with straight lines where its code overflows; with a slope, for frameworks that differentiate it.</summary>
    internal static Formula WithEnds(Formula formula, Formula? slope, bool single)
    {
        if (!formula.DependsOnX) return formula;
        FarEnd?[] ends = [FarEnd.Find(formula, slope, -1, single), FarEnd.Find(formula, slope, 1, single)];
        var (inside, sound) = (Formula.X, formula);
        foreach (var end in ends)
            if (end is { IsInfinite: false } there) inside = Where(there.Beyond, there.From, inside);
        if (slope is not null && inside is Operation) sound = formula.Substitute(inside);
        foreach (var end in ends)
            if (end is { } there) sound = Where(there.Beyond, there.Of(formula), sound);
        return sound;
    }

    // tanh(e^u) is 1 long before e^u overflows, but its slope is 0 times infinity there.
    private static Formula Saturating(Formula formula) =>
        new Rewriting(o => Saturates(o) && Limited(o[0]) is { } operand ? o.Operator.Apply(operand) : FarLogarithm(o) ?? o).Of(formula);

    // log(1 + u^2), whose square overflows, is 2 log|u| far out.
    private static Formula? FarLogarithm(Operation o)
    {
        if (o.Operator != Operators.Log1p || !o[0].Is(Operators.Power, out var power) || !power[1].Is(2) || !power[0].DependsOnX) return null;
        var (u, far) = (power[0], Operators.Greater.Apply(Abs(power[0]), FarOut));
        return Where(far, 2 * Log(Where(far, Abs(u), 1)), Log1p(Pow(Where(far, 0, u), 2)));
    }

    private static bool Saturates(Operation o) => o.Operator == Operators.Tanh || o.Operator == Operators.Sigmoid || o.Operator == Operators.Erf
        || o.Operator == Operators.NormalCdf || o.Operator == Operators.Atan
        || (o.Operator == Operators.Exp && (o[0].Is(Operators.Negate, out _)
            || (o[0].Is(Operators.Multiply, out var product) && product[0] is Constant { Value: < 0 })));

    private static Formula? Limited(Formula f)
    {
        if (f is not Operation o) return null;
        if (o.Operator == Operators.Exp) return o[0].DependsOnX && o[0].Bounds().High > 2 * Saturated ? Exp(Min(o[0], Saturated)) : null;
        if (o.Operator == Operators.Negate) return Limited(o[0]) is { } inner ? -inner : null;
        if (o.Operator != Operators.Multiply || !o[0].IsScalar() || (o[0] is Constant c && Math.Abs(c.Value) < LeastFactor)) return null;
        return Limited(o[1]) is { } other ? o[0] * other : null;
    }

    // The slope of a root at 0 is infinite: of a choice that is 0 throughout, it is 0.
    private static Formula Unmasked(Formula formula) => new Rewriting(o =>
    {
        var isRoot = o.Operator == Operators.Sqrt || (o.Operator == Operators.Power && !(o[1] is Constant { Value: >= 1 } or Constant { Value: < 0 }));
        if (!isRoot || !o[0].DependsOnX || !Nodes.Of(o[0]).OfType<Operation>().Any(IsChoice) || !o[0].Bounds().Contains(0)) return o;
        var zero = Operators.Equal.Apply(o[0], 0);
        var inside = Where(zero, 1, o[0]);
        return Where(zero, 0, o.Operator == Operators.Sqrt ? Sqrt(inside) : Pow(inside, o[1]));
    }).Of(formula);

    private static bool IsChoice(Operation o) =>
        o.Operator == Operators.Max || o.Operator == Operators.Min || o.Operator == Operators.Clamp || o.Operator == Operators.Where;
}
