using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Rewriting of sums, differences and the minus sign.</summary>
internal static class SumRules
{
    internal static Formula? Rewrite(Operation o) => o.Operator == Operators.Add
        ? Added(o[0], o[1]) ?? Collect(o)
        : Subtracted(o[0], o[1]) ?? Collect(o);

    internal static Formula? RewriteSign(Operation o)
    {
        if (o[0].Is(Operators.Negate, out var inner)) return inner[0];
        if (o[0].Is(Operators.Subtract, out var difference)) return difference[1] - difference[0];
        var (number, rest) = ProductRules.Split(o[0]);
        if (!ReferenceEquals(rest, o[0])) return -number * rest;
        if (o[0].Is(Operators.Divide, out var quotient) && quotient[0].IsNumber(out var d)) return -d / quotient[1];
        return null;
    }

    private static Formula? Added(Formula a, Formula b)
    {
        if (a.Is(0)) return b;
        if (b.Is(0)) return a;
        if (b.Is(Operators.Negate, out var minus)) return a - minus[0];
        if (a.Is(Operators.Negate, out minus)) return b - minus[0];
        if (b.Is(-1) && a.Is(Operators.Exp, out var e)) return Expm1(e[0]);
        if (b.IsNumber(out var n) && n < 0) return a - -n;
        if (a.Is(-1) && b.Is(Operators.Exp, out e)) return Expm1(e[0]);
        if (IsNegativeMultiple(b, out var positive)) return a - positive;
        if (a.Is(Operators.Where, out var w) && b.Is(Operators.Where, out var v) && w[0].Equals(v[0]))
            return Where(w[0], w[1] + v[1], w[2] + v[2]);
        return null;
    }

    private static Formula? Subtracted(Formula a, Formula b)
    {
        if (b.Is(0)) return a;
        if (a.Is(0)) return -b;
        if (b.Is(Operators.Negate, out var minus)) return a + minus[0];
        if (b.IsNumber(out var n) && n < 0) return a + -n;
        if (b.Is(1) && a.Is(Operators.Exp, out var e)) return Expm1(e[0]);
        if (a.Is(1) && b.Is(Operators.Exp, out e)) return -Expm1(e[0]);
        if (IsNegativeMultiple(b, out var positive)) return a + positive;
        if (a.Is(Operators.Where, out var w) && b.Is(Operators.Where, out var v) && w[0].Equals(v[0]))
            return Where(w[0], w[1] - v[1], w[2] - v[2]);
        return null;
    }

    private static bool IsNegativeMultiple(Formula f, out Formula positive)
    {
        var (number, rest) = ProductRules.Split(f);
        positive = number == -1 ? rest : -number * rest;
        return number < 0;
    }

    /// <summary>Adds up equal terms and numbers; leaves sums alone where nothing meets, so as not to change their rounding.</summary>
    private static Formula? Collect(Operation sum)
    {
        var terms = new List<(double Factor, Formula Term)>();
        Flatten(sum, 1, terms);
        if (terms.Count > ProductRules.MostParts || terms.Any(
            t => t.Term is Constant { Value: double.PositiveInfinity or double.NegativeInfinity })) return null;
        var merged = new List<(double Factor, Formula Term)>();
        var keys = new Dictionary<Formula, int>();
        foreach (var (factor, term) in terms)
        {
            var key = ProductRules.Ordered(term);
            if (keys.TryGetValue(key, out var at)) merged[at] = (merged[at].Factor + factor, term);
            else
            {
                keys[key] = merged.Count;
                merged.Add((factor, term));
            }
        }

        if (merged.Count == terms.Count || merged.Any(m => !double.IsFinite(m.Factor))) return null;
        Formula result = Constant.Zero;
        foreach (var (factor, term) in merged.Where(m => m.Factor != 0)) result = Append(result, factor, term);
        return result;
    }

    // A sum of shared sums can have more terms than any list: past the most it stops.
    private static void Flatten(Formula f, double factor, List<(double Factor, Formula Term)> terms)
    {
        if (terms.Count > ProductRules.MostParts) return;
        if (f.Is(Operators.Add, out var sum))
        {
            Flatten(sum[0], factor, terms);
            Flatten(sum[1], factor, terms);
        }
        else if (f.Is(Operators.Subtract, out var difference))
        {
            Flatten(difference[0], factor, terms);
            Flatten(difference[1], -factor, terms);
        }
        else if (f.Is(Operators.Negate, out var minus)) Flatten(minus[0], -factor, terms);
        else if (f.IsNumber(out var n) && double.IsFinite(n)) terms.Add((factor * n, Constant.One));
        else
        {
            var (number, rest) = ProductRules.Split(f);
            terms.Add((factor * number, rest));
        }
    }

    private static Formula Append(Formula sum, double factor, Formula term)
    {
        var size = Math.Abs(factor);
        var part = term.Is(1) ? size : size == 1 ? term : size * term;
        if (Algebra.IsZero(sum)) return factor < 0 ? term.Is(1) ? factor : size == 1 ? -term : factor * term : part;
        return factor < 0 ? sum - part : sum + part;
    }
}
