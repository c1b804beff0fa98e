using System.Reflection;

namespace Hillock.Formulas;

/// <summary>The primitive functions, one row each.</summary>
public static partial class Operators
{
    private static readonly Lazy<IReadOnlyList<Operator>> Rows = new(() =>
        [.. typeof(Operators).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(Operator))
            .Select(p => (Operator)p.GetValue(null)!)]);

    private static readonly Lazy<IReadOnlyDictionary<string, Operator>> Calls = new(() =>
        All.Where(o => !o.IsInfix).ToDictionary(o => o.Name));

    /// <summary>Every row.</summary>
    public static IReadOnlyList<Operator> All => Rows.Value;

    /// <summary>Those written as functions, by name.</summary>
    internal static IReadOnlyDictionary<string, Operator> ByName => Calls.Value;

    /// <summary>A row of one operand; <paramref name="slope"/> gives its derivative from the operand and the node itself, and is infinite somewhere if it
    /// is <paramref name="steep"/>.</summary>
    private static Operator Row(
        string name, Func<double, double> value, Func<Formula, Formula, Formula> slope, Func<Interval, Interval> range, bool steep = false) => new(
        name, 1, (a, _, _) => value(a), (f, d) => steep ? Algebra.Chain(slope(f[0], f), d[0]) : Algebra.Product(slope(f[0], f), d[0]), (a, _, _) => range(a));

    private static Operator Row(
        string name, Precedence precedence, Func<double, double, double> value, DerivativeRule derivative, Func<Interval, Interval, Interval> range) =>
        new(name, 2, (a, b, _) => value(a, b), derivative, (a, b, _) => range(a, b), precedence);
}
