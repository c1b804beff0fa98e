namespace Hillock.Formulas;

/// <summary>The limit of a formula that makes no choice, at an end of its piece.</summary>
/// <param name="Value">The limit; may be infinite.</param>
/// <param name="IsExact">Whether the formula has that value there, to rounding; else it was found by extrapolation.</param>
internal readonly record struct OneSidedLimit(double Value, bool IsExact)
{
    private const double FirstStep = 1.0 / 64;
    private const int Levels = 6;

    /// <summary>The value there if it has one, else what the values next to it tend to: by extrapolation, or ±∞ when they only grow.</summary>
    /// <param name="formula">The piece, or a derivative of it.</param>
    /// <param name="x">The place.</param>
    /// <param name="side">-1 from the left, 1 from the right.</param>
    /// <param name="width">Over what distance the formula changes.</param>
    internal static OneSidedLimit Of(Formula formula, double x, int side, double width)
    {
        var value = formula.Program.Run(x);
        if (double.IsFinite(value)) return new(value, true);
        var step = side * Math.Max(width, 1e-6 * Math.Abs(x));
        return Diverges(formula, x, step) is { } infinite ? new(infinite, true) : new(Extrapolated(formula, x, step), false);
    }

    private static double? Diverges(Formula formula, double x, double unit)
    {
        double[] steps = [1e-2, 1e-4, 1e-6, 1e-8];
        var values = steps.Select(h => formula.Program.Run(x + (unit * h))).ToArray();
        for (var i = 1; i < values.Length; i++)
            if (!(Math.Abs(values[i]) > 1.2 * Math.Abs(values[i - 1])) || Math.Sign(values[i]) != Math.Sign(values[i - 1]))
                return null;
        return double.PositiveInfinity * Math.Sign(values[^1]);
    }

    // Neville's scheme to step 0 over halved steps.
    private static double Extrapolated(Formula formula, double x, double unit)
    {
        var table = Enumerable.Range(0, Levels).Select(k => formula.Program.Run(x + (unit * FirstStep / (1 << k)))).ToArray();
        for (var level = 1; level < Levels; level++)
            for (var k = Levels - 1; k >= level; k--)
                table[k] += (table[k] - table[k - 1]) / ((1 << level) - 1);
        return table[^1];
    }
}
