namespace Hillock.Formulas.Rows;

/// <summary>The τ with <c>Σ max(zᵢ - τ, 0)^power = 1</c> for a row whose greatest number is 0, power 1 or 2: the word <c>simplex(z, power)</c> of row
/// code.</summary>
/// <remarks>Power 1 is the projection on the simplex (Martins and Astudillo 2016, algorithm 1), power 2 of halves is 1.5-entmax (Peters, Niculae and Martins
/// 2019, algorithm 2). By the implicit function theorem <c>dτ = Σ wᵢ·dzᵢ / Σ wᵢ</c> with <c>wᵢ = max(zᵢ - τ, 0)^(power - 1)</c>, which is 1 or 0 for power
/// 1.</remarks>
public static class SimplexThreshold
{
    /// <summary>A line of row code; <c>t = simplex(z, power)</c> as the lines that say the same for languages without the word.</summary>
    internal static IEnumerable<string> Spelled(string line)
    {
        var match = System.Text.RegularExpressions.Regex.Match(line, @"^(\w+) = simplex\((\w+), ([12])\)$");
        if (!match.Success) return [line];
        var (name, z) = (match.Groups[1].Value, match.Groups[2].Value);
        var sorted = $"s = sort(where({z} > -2.0, {z}, -2.0))";
        return match.Groups[3].Value == "1"
            ? [sorted, "kept = 1.0 + ranks(x) * s > cumsum(s)", $"{name} = (sum(where(kept, s, 0.0)) - 1.0) / sum(number(kept))"]
            :
            [
                sorted,
                "average = cumsum(s) / ranks(x)",
                "rest = (1.0 - cumsum(s * s)) / ranks(x) + average * average",
                "tau = average - sqrt(where(rest > 0.0, rest, 1.0))",
                "size = sum(number(both(rest > 0.0, tau <= s)))",
                $"{name} = sum(where(ranks(x) == size, tau, 0.0))",
            ];
    }

    /// <summary>The weights of the gradient: of a number z, the threshold being <paramref name="tau"/>.</summary>
    public static Formula Weight(Formula z, Formula tau, int power) =>
        power == 1 ? Operators.Where.Apply(z > tau, 1, 0) : Operators.Max.Apply(0, z - tau);

    /// <summary>The weight of a number z.</summary>
    public static double Weight(double z, double tau, int power) => power == 1 ? (z > tau ? 1 : 0) : Math.Max(z - tau, 0);

    /// <summary>The threshold; z is left in another order.</summary>
    /// <remarks>τ is at least -1, for the greatest alone gives 1 there: what is below has no part in it, and need not be sorted.</remarks>
    public static double Of<T>(Span<T> z, int power)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        var near = 0;
        for (var i = 0; i < z.Length; i++)
            if (z[i] > -T.One) z[near++] = z[i];
        var part = z[..near];
        part.Sort();
        double sum = 0, squares = 0, threshold = double.NaN;
        for (var count = 1; count <= near; count++)
        {
            var next = double.CreateChecked(part[near - count]);
            var candidate = Candidate(sum + next, squares + (next * next), count, power);
            if (!(candidate <= next) || (power == 1 && candidate == next)) break;
            (sum, squares, threshold) = (sum + next, squares + (next * next), candidate);
        }

        return threshold;
    }

    // The threshold if the first so many were all that is kept; NaN where they cannot be.
    private static double Candidate(double sum, double squares, int count, int power)
    {
        if (power == 1) return (sum - 1) / count;
        var mean = sum / count;
        var rest = (1 - (squares - (mean * sum))) / count;
        return rest < 0 ? double.NaN : mean - Math.Sqrt(rest);
    }
}
