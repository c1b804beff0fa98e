namespace Hillock.Formulas;

/// <summary>Rewriting of comparisons, <c>where</c>, <c>min</c>, <c>max</c>.</summary>
internal static class ChoiceRules
{
    private static readonly Dictionary<Operator, Operator> Mirrored = new()
    {
        [Operators.Less] = Operators.Greater,
        [Operators.Greater] = Operators.Less,
        [Operators.LessOrEqual] = Operators.GreaterOrEqual,
        [Operators.GreaterOrEqual] = Operators.LessOrEqual,
        [Operators.Equal] = Operators.Equal,
        [Operators.NotEqual] = Operators.NotEqual,
    };

    /// <summary>Numbers stand on the right.</summary>
    internal static Formula? RewriteComparison(Operation o) =>
        o[0] is Constant && o[1] is not Constant ? Mirrored[o.Operator].Apply(o[1], o[0]) : null;

    internal static Formula? Rewrite(Operation o)
    {
        if (o.Operator == Operators.Min || o.Operator == Operators.Max) return o[0].Equals(o[1]) ? o[0] : null;
        if (o.Operator != Operators.Where) return null;
        var (condition, a, b) = (o[0], o[1], o[2]);
        if (condition.IsNumber(out var c)) return c != 0 ? a : b;
        if (a.Equals(b)) return a;
        if (a.Is(Operators.Where, out var inner) && inner[0].Equals(condition)) return Operators.Where.Apply(condition, inner[1], b);
        if (b.Is(Operators.Where, out inner) && inner[0].Equals(condition)) return Operators.Where.Apply(condition, a, inner[2]);
        return null;
    }
}
