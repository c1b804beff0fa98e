namespace Hillock.Formulas.Printing;

/// <summary>Operators that only code has: shorter or faster ways to write what the formula says with others.</summary>
internal static class Idioms
{
    /// <summary><c>a^2</c>.</summary>
    internal static Operator Square { get; } = Only("square", a => a * a);

    /// <summary><c>a^3</c>.</summary>
    internal static Operator Cube { get; } = Only("cube", a => a * a * a);

    /// <summary><c>max(0, a)</c>, flat at 0.</summary>
    internal static Operator Relu { get; } = Only("relu", a => Math.Max(0, a));

    /// <summary>Whether <c>a</c> is NaN.</summary>
    internal static Operator IsNaN { get; } = Only("isnan", a => double.IsNaN(a) ? 1 : 0);

    /// <summary>The formula made to give NaN for NaN, as all of Hillock does.</summary>
    internal static Formula KeepNaN(Formula formula) => formula.DependsOnX && !double.IsNaN(formula.Program.Run(double.NaN))
        ? Operators.Where.Apply(IsNaN.Apply(Formula.X), Formula.X, formula)
        : formula;

    /// <summary>The formula with the idioms the language knows.</summary>
    internal static Formula Rewrite(Formula formula, Func<Operator, bool> known) =>
        new Rewriting(o => Find(o) is ({ } idiom, { } operand) && known(idiom) ? idiom.Apply(operand) : o).Of(formula);

    private static (Operator? Idiom, Formula? Operand) Find(Operation o)
    {
        if (o.Operator == Operators.Power && o[1] is Constant { Value: 2 }) return (Square, o[0]);
        if (o.Operator == Operators.Power && o[1] is Constant { Value: 3 }) return (Cube, o[0]);
        if (o.Operator == Operators.Max && o[0] is Constant { Value: 0 }) return (Relu, o[1]);
        if (o.Operator == Operators.Max && o[1] is Constant { Value: 0 }) return (Relu, o[0]);
        return default;
    }

    private static Operator Only(string name, Func<double, double> value) => new(
        name,
        1,
        (a, _, _) => value(a),
        (_, _) => throw new InvalidOperationException("Printed code is not differentiated."),
        (_, _, _) => new Interval(double.NegativeInfinity, double.PositiveInfinity));
}
