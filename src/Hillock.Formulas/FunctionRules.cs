using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Rewriting of functions of one operand, mostly to the form that does not overflow or cancel.</summary>
internal static class FunctionRules
{
    internal static Formula? Rewrite(Operation o)
    {
        var a = o[0];
        if (o.Operator == Operators.Log && a.IsOnePlus(out var rest))
            return rest.Is(Operators.Exp, out var one) ? Softplus(one[0]) : Log1p(rest);
        if (o.Operator == Operators.Log && a.Is(Operators.Sigmoid, out var sigmoid)) return LogSigmoid(sigmoid[0]);
        if (o.Operator == Operators.Log1p && a.Is(Operators.Exp, out var power)) return Softplus(power[0]);
        if (o.Operator == Operators.Log && a.Is(Operators.Exp, out var exp)) return exp[0];
        if (o.Operator == Operators.Log && a.Is(Operators.Add, out var sum) && (Leg(sum[0], sum[1]) ?? Leg(sum[1], sum[0])) is { } u) return Asinh(u);
        if (o.Operator == Operators.Abs && a.Is(Operators.Negate, out var minus)) return Abs(minus[0]);
        if (o.Operator == Operators.Abs && a.Is(Operators.Abs, out _)) return a;
        if (o.Operator == Operators.Sqrt && a.Is(Operators.Power, out var square) && square[1].Is(2)) return Abs(square[0]);
        if (o.Operator == Operators.Hypot && (a.Is(0) ? o[1] : o[1].Is(0) ? a : null) is { } leg) return Abs(leg);
        return null;
    }

    // u, where the root is sqrt(u^2 + 1): log(u + sqrt(u^2 + 1)) cancels on the left.
    private static Formula? Leg(Formula u, Formula root)
    {
        if (root.Is(Operators.Hypot, out var hypot)) return (hypot[0].Is(1) && hypot[1].Equals(u)) || (hypot[1].Is(1) && hypot[0].Equals(u)) ? u : null;
        return root.Is(Operators.Sqrt, out var sqrt) && sqrt[0].IsOnePlus(out var square) && square.Is(Operators.Power, out var power) && power[1].Is(2)
            && power[0].Equals(u) ? u : null;
    }
}
