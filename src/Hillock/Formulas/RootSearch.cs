namespace Hillock.Formulas;

/// <summary>Roots of a formula within ±50, by a sweep and bisection.</summary>
internal static class RootSearch
{
    private const double Nearby = 50;
    private const int PerUnit = 100;
    private const int Many = 16;

    /// <summary>The roots; where it is 0 over a stretch, only its ends.</summary>
    /// <param name="formula">Whose roots.</param>
    /// <param name="together">How many formulas are searched: with many of them, the sweep is coarser.</param>
    internal static List<double> Of(Formula formula, int together)
    {
        var roots = new List<double>();
        if (!formula.DependsOnX) return roots;
        var perUnit = together <= Many ? PerUnit : PerUnit / 10;
        var before = formula.Program.Run(-Nearby);
        for (var k = 1; k <= 2 * Nearby * perUnit; k++)
        {
            var x = (k - (Nearby * perUnit)) / perUnit;
            var value = formula.Program.Run(x);
            var previous = (k - 1 - (Nearby * perUnit)) / perUnit;
            if (value == 0 && (before != 0 || formula.Program.Run(x + (1.0 / perUnit)) != 0)) roots.Add(x);
            else if (before * value < 0) roots.Add(Bisect(formula, previous, x));
            before = value;
        }

        return roots;
    }

    /// <summary>Where the sign changes between <paramref name="low"/> and <paramref name="high"/>.</summary>
    internal static double Bisect(Formula f, double low, double high)
    {
        var sign = Math.Sign(f.Program.Run(low));
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return high;
            var value = f.Program.Run(middle);
            if (value == 0) return middle;
            if (double.IsNaN(value)) return middle;
            if (Math.Sign(value) == sign) low = middle;
            else high = middle;
        }
    }
}
