using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Rewriting of powers.</summary>
internal static class PowerRules
{
    internal static Formula? Rewrite(Operation o)
    {
        if (!o[1].IsNumber(out var n)) return null;
        if (n == 1) return o[0];
        if (n == 0) return Constant.One;
        if (n == -1) return 1 / o[0];
        if (n == 0.5) return Sqrt(o[0]);
        if (n % 2 == 0 && o[0].Is(Operators.Negate, out var minus)) return Pow(minus[0], n);
        if (n % 2 == 0 && o[0].Is(Operators.Abs, out var abs)) return Pow(abs[0], n);
        if (IsCount(n) && o[0].Is(Operators.Power, out var inner) && inner[1].IsNumber(out var m) && IsCount(m)) return Pow(inner[0], m * n);
        return null;
    }

    private static bool IsCount(double n) => n >= 1 && n == Math.Floor(n);
}
