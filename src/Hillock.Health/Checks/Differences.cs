namespace Hillock.Health.Checks;

/// <summary>Derivatives by differences, with the step chosen by what it does to the result (Ridders 1982, Adv. Eng. Software 4).</summary>
internal static class Differences
{
    private const int Levels = 12;

    /// <summary>Central differences extrapolated to step 0: the derivative and an estimate of its error.</summary>
    public static (double Slope, double Error) Central(Func<double, double> f, double x, double step) =>
        Extrapolate(h => (f(x + h) - f(x - h)) / (2 * h), step, 4);

    /// <summary>Differences to one side only; <paramref name="step"/> carries the sign of the side.</summary>
    public static (double Slope, double Error) OneSided(Func<double, double> f, double x, double step)
    {
        // The value on this side, also where the function jumps at x.
        var at = f(x + (step * 1e-13));
        return Extrapolate(h => (f(x + h) - at) / h, step, 2);
    }

    private static (double, double) Extrapolate(Func<double, double> difference, double step, double factor)
    {
        var table = new double[Levels, Levels];
        var (best, error) = (difference(step), double.PositiveInfinity);
        table[0, 0] = best;
        for (var i = 1; i < Levels; i++)
        {
            step /= 2;
            table[i, 0] = difference(step);
            var power = factor;
            for (var j = 1; j <= i; j++, power *= factor)
            {
                table[i, j] = ((table[i, j - 1] * power) - table[i - 1, j - 1]) / (power - 1);
                var change = Math.Max(Math.Abs(table[i, j] - table[i, j - 1]), Math.Abs(table[i, j] - table[i - 1, j - 1]));
                if (!(change < error)) continue;
                (best, error) = (table[i, j], change);
            }

            // Rounding has taken over.
            if (Math.Abs(table[i, i] - table[i - 1, i - 1]) >= 2 * error && i > 3) break;
        }

        return (best, error);
    }
}
