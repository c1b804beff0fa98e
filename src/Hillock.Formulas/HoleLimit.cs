namespace Hillock.Formulas;

/// <summary>The limit at a number where a formula divides 0 by 0, as a formula of its parameters: a for <c>sin(a * x) / x</c> at 0.</summary>
internal static class HoleLimit
{
    private const int MostSize = 500;
    private const int MostTurns = 4;
    private const int MostQuotients = 256;
    private const long MostGrown = 20_000;
    private const double Agreed = 1e-6;

    // Other values of the parameters, at which the limit must be right too.
    private static readonly (double Factor, double Shift)[] Elsewhere = [(1, 0), (1.25, 1.0 / 64), (-0.75, 0.5)];

    /// <summary>The limit; null where it is not found.</summary>
    internal static Formula? Of(Formula formula, double place)
    {
        if (formula.Size > MostSize || new Search(place).Value(formula, MostTurns) is not { } limit || limit.DependsOnX) return null;
        limit = limit.Simplify();
        return Elsewhere.All(e => IsRight(formula, limit, place, e.Factor, e.Shift)) ? limit : null;
    }

    private static bool IsRight(Formula formula, Formula limit, double place, double factor, double shift)
    {
        var (expected, got) = (Moved(formula, factor, shift).Evaluate(place), Moved(limit, factor, shift).Evaluate(place));
        return expected.Equals(got) || Math.Abs(expected - got) <= Agreed * Math.Max(1, Math.Abs(expected));
    }

    private static Formula Moved(Formula formula, double factor, double shift) =>
        factor == 1 ? formula : formula.Replace(leaf => leaf is Parameter p ? (Formula)((p.Value * factor) + shift) : leaf);

    // A slope of a quotient divides anew: the turns and the quotients are counted over the whole search, not for each division. Slopes share their parts:
    // each part is looked at once.
    private sealed class Search(double place)
    {
        private readonly Dictionary<(Formula, int), Formula?> _values = new(new SamePart());
        private int _quotients;

        internal Formula? Value(Formula formula, int turns)
        {
            if (_values.TryGetValue((formula, turns), out var known)) return known;
            return _values[(formula, turns)] = Fresh(formula, turns);
        }

        private Formula? Fresh(Formula formula, int turns)
        {
            if (!formula.DependsOnX) return formula;
            if (formula is not Operation o) return place;
            if (o.Operator == Operators.Divide) return Quotient(o[0], o[1], turns);
            var parts = o.Arguments.Select(a => Value(a, turns)).ToArray();
            return parts.Any(p => p is null) ? null : o.Operator.Apply(parts!);
        }

        // 0 by 0 is the quotient of the slopes (l'Hôpital's rule).
        private Formula? Quotient(Formula above, Formula below, int turns)
        {
            if (above.Size > MostGrown || below.Size > MostGrown) return null;
            if (++_quotients > MostQuotients || Value(above, turns) is not { } top || Value(below, turns) is not { } bottom) return null;
            if (!IsZero(bottom)) return top / bottom;
            return IsZero(top) && turns > 0 ? Quotient(above.Derivative(), below.Derivative(), turns - 1) : null;
        }
    }

    private sealed class SamePart : IEqualityComparer<(Formula Part, int Turns)>
    {
        public bool Equals((Formula Part, int Turns) a, (Formula Part, int Turns) b) => ReferenceEquals(a.Part, b.Part) && a.Turns == b.Turns;

        public int GetHashCode((Formula Part, int Turns) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Part), key.Turns);
    }

    private static bool IsZero(Formula value) => Elsewhere.All(e => Moved(value, e.Factor, e.Shift).Evaluate(0) == 0);
}
