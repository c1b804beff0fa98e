using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Functions that formula text may use and that are spelled out in primitives when read.</summary>
internal static class Compositions
{
    internal static IReadOnlyDictionary<string, (int Arity, Func<IReadOnlyList<Formula>, Formula> Apply)> All { get; } =
        new Dictionary<string, (int, Func<IReadOnlyList<Formula>, Formula>)>
        {
            ["pow"] = (2, a => Pow(a[0], a[1])),
            ["square"] = (1, a => Pow(a[0], 2)),
            ["tan"] = (1, a => Sin(a[0]) / Cos(a[0])),
            ["sinh"] = (1, a => (Expm1(a[0]) - Expm1(-a[0])) / 2),
            ["cosh"] = (1, a => (Exp(a[0]) + Exp(-a[0])) / 2),
            ["log2"] = (1, a => Log(a[0]) / Math.Log(2)),
            ["log10"] = (1, a => Log(a[0]) / Math.Log(10)),
        };
}
