using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Rewriting of products and quotients.</summary>
internal static class ProductRules
{
    /// <summary>Sums and products of more parts are left as they are.</summary>
    internal const int MostParts = 64;

    internal static Formula? Rewrite(Operation o) => o.Operator == Operators.Multiply ? Product(o) : Quotient(o[0], o[1]);

    /// <summary>The factors in an order that depends only on them, so that <c>a * b</c> and <c>b * a</c> are found equal.</summary>
    internal static Formula Ordered(Formula f)
    {
        if (!f.Is(Operators.Multiply, out _)) return f;
        var factors = new List<Formula>();
        Flatten(f, factors);
        return factors.Count > MostParts ? f : factors.OrderBy(x => x.GetHashCode()).Aggregate((a, b) => a * b);
    }

    /// <summary>The number a product begins with (1 if none) and the rest.</summary>
    internal static (double Number, Formula Others) Split(Formula f)
    {
        var factors = new List<Formula>();
        Flatten(f, factors);
        return factors.Count is > 1 and <= MostParts && factors[0].IsNumber(out var number) && double.IsFinite(number)
            ? (number, Join(factors[1..]))
            : (1, f);
    }

    private static Formula? Product(Operation o)
    {
        var (a, b) = (o[0], o[1]);
        if (a.Is(1)) return b;
        if (b.Is(1)) return a;
        if (a.Is(-1)) return -b;
        if (b.Is(-1)) return -a;

        // Any other operand may be infinite or NaN somewhere, and then the product is not 0.
        if (a.Is(0) && b is Parameter or Variable) return Constant.Zero;
        if (b.Is(0) && a is Parameter or Variable) return Constant.Zero;
        if (a.Is(Operators.Negate, out var minus)) return -(minus[0] * b);
        if (b.Is(Operators.Negate, out minus)) return -(a * minus[0]);
        if (a.Is(Operators.Divide, out var over)) return over[0] * b / over[1];
        if (b.Is(Operators.Divide, out over)) return a * over[0] / over[1];
        if (a.IsScalar() && IsChoiceOfScalars(b, out var choice)) return Where(choice[0], a * choice[1], a * choice[2]);
        if (b.IsScalar() && IsChoiceOfScalars(a, out choice)) return Where(choice[0], choice[1] * b, choice[2] * b);
        if (IsChoiceOfScalars(a, out var first) && IsChoiceOfScalars(b, out choice) && first[0].Equals(choice[0]))
            return Where(first[0], first[1] * choice[1], first[2] * choice[2]);
        return Merge(o);
    }

    private static bool IsChoiceOfScalars(Formula f, out Operation choice) =>
        f.Is(Operators.Where, out choice) && choice[1].IsScalar() && choice[2].IsScalar();

    /// <summary>Numbers to the front as one, equal factors to a power; unchanged products stay as they are.</summary>
    private static Formula? Merge(Operation product)
    {
        var factors = new List<Formula>();
        Flatten(product, factors);
        if (factors.Count > MostParts) return null;
        var number = 1.0;
        var merged = new List<(Formula Base, double Exponent)>();
        var changed = false;
        for (var i = 0; i < factors.Count; i++)
        {
            if (factors[i].IsNumber(out var n))
            {
                changed |= i > 0;
                number *= n;
                continue;
            }

            changed |= Insert(merged, factors[i]);
        }

        // Folding 1e-300 * 1e-300 to 0 would lose the rest of the product.
        if (!changed && !product[1].Is(Operators.Multiply, out _)) return null;
        if (!double.IsFinite(number) || (number == 0 && factors.All(f => !f.Is(0)))) return null;
        var parts = merged.Select(m => m.Exponent == 1 ? m.Base : Pow(m.Base, m.Exponent));
        return Join(number == 1 ? [.. parts] : [number, .. parts]);
    }

    private static bool Insert(List<(Formula Base, double Exponent)> merged, Formula factor)
    {
        var (b, exponent) = factor.Is(Operators.Power, out var power) && power[1].IsNumber(out var n) && IsCount(n) ? (power[0], n) : (factor, 1);
        for (var i = 0; i < merged.Count; i++)
        {
            if (merged[i].Base.Equals(b))
            {
                merged[i] = (b, merged[i].Exponent + exponent);
                return true;
            }

            if (exponent == 1 && merged[i].Exponent == 1
                && (Signed(merged[i].Base, b) ?? Balanced(merged[i].Base, b) ?? DoubleAngle(merged[i].Base, b)) is { } one)
            {
                merged[i] = (one, 1);
                return true;
            }
        }

        merged.Add((b, exponent));
        return false;
    }

    private static bool IsCount(double n) => n >= 1 && n == Math.Floor(n);

    // u * sign(u) = |u| and |u| * sign(u) = u.
    private static Formula? Signed(Formula a, Formula b)
    {
        if (a.Is(Operators.Sign, out _)) (a, b) = (b, a);
        if (!b.Is(Operators.Sign, out var sign)) return null;
        if (a.Equals(sign[0])) return Abs(a);
        return a.Is(Operators.Abs, out var abs) && abs[0].Equals(sign[0]) ? sign[0] : null;
    }

    // exp(u) * sigmoid(-u) = sigmoid(u), which is what exp(u) / (1 + exp(u)) comes to; the product overflows, the sigmoid does not.
    // So (exp(u) - 1) / (exp(u) + 1) = tanh(u / 2).
    private static Formula? Balanced(Formula a, Formula b)
    {
        if (a.Is(Operators.Sigmoid, out _)) (a, b) = (b, a);
        if (!b.Is(Operators.Sigmoid, out var sigmoid)) return null;
        if (a.Is(Operators.Expm1, out var less)) return (-less[0]).Simplify().Equals(sigmoid[0]) ? Tanh(0.5 * less[0]) : null;
        return a.Is(Operators.Exp, out var exp) && (-exp[0]).Simplify().Equals(sigmoid[0]) ? Sigmoid(exp[0]) : null;
    }

    // sin(u) * cos(u) = sin(2u) / 2, as in the derivative of sin(u)^2.
    private static Formula? DoubleAngle(Formula a, Formula b)
    {
        if (a.Is(Operators.Cos, out _)) (a, b) = (b, a);
        return a.Is(Operators.Sin, out var sin) && b.Is(Operators.Cos, out var cos) && sin[0].Equals(cos[0]) ? 0.5 * Sin(2 * sin[0]) : null;
    }

    private static void Flatten(Formula f, List<Formula> factors)
    {
        if (factors.Count > MostParts) return;
        if (!f.Is(Operators.Multiply, out var product))
        {
            factors.Add(f);
            return;
        }

        Flatten(product[0], factors);
        Flatten(product[1], factors);
    }

    private static Formula? Quotient(Formula a, Formula b)
    {
        if (b.Is(1)) return a;
        if (b.Is(-1)) return -a;
        if (a.Is(Operators.Negate, out var minus)) return -(minus[0] / b);
        if (b.Is(Operators.Negate, out minus)) return -(a / minus[0]);
        if (a.Is(Operators.Divide, out var over)) return over[0] / (over[1] * b);
        if (b.Is(Operators.Divide, out over)) return a * over[1] / over[0];
        if (b.IsOnePlus(out var rest) && rest.Is(Operators.Exp, out var exp)) return Algebra.Product(a, Sigmoid(-exp[0]));
        return Ratio(a, b) ?? Cancel(a, b);
    }

    // e^u over e^u + e^-u is sigmoid(2u), and e^u - e^-u over it tanh(u): neither overflows, nor does its slope cancel.
    private static Formula? Ratio(Formula a, Formula b)
    {
        if (!b.Is(Operators.Add, out var sum) || !sum[0].Is(Operators.Exp, out var first) || !sum[1].Is(Operators.Exp, out var second)) return null;
        if (!(-first[0]).Simplify().Equals(second[0])) return null;
        if (a.Is(Operators.Exp, out var part) && (a.Equals(sum[0]) || a.Equals(sum[1]))) return Sigmoid(2 * part[0]);
        if (!a.Is(Operators.Subtract, out var difference) || Grown(difference[0]) is not { } u || Grown(difference[1]) is not { } v) return null;
        var same = u.Equals(first[0]) && v.Equals(second[0]);
        return same || (v.Equals(first[0]) && u.Equals(second[0])) ? Tanh(u) : null;
    }

    private static Formula? Grown(Formula f) => f.Is(Operators.Exp, out var e) || f.Is(Operators.Expm1, out e) ? e[0] : null;

    /// <summary>Numbers are divided out and a parameter that multiplies both sides goes; <c>beta = 0</c> had no value there.</summary>
    private static Formula? Cancel(Formula a, Formula b)
    {
        var above = new List<Formula>();
        var below = new List<Formula>();
        Flatten(a, above);
        Flatten(b, below);
        if (above.Count > MostParts || below.Count > MostParts) return null;
        var shared = above.FirstOrDefault(f => f is Parameter && below.Contains(f));
        if (shared is not null)
        {
            above.Remove(shared);
            below.Remove(shared);
            return Algebra.Quotient(Join(above), Join(below));
        }

        if (!below[0].IsNumber(out var d) || !above[0].IsNumber(out var n) || above.Count == 1) return null;
        var ratio = n / d;
        if (!double.IsFinite(ratio) || ratio == 0) return null;
        above[0] = ratio;
        below.RemoveAt(0);
        return Algebra.Quotient(Join(above), Join(below));
    }

    private static Formula Join(List<Formula> factors) => factors.Count == 0 ? Constant.One : factors.Aggregate((a, b) => a * b);
}
