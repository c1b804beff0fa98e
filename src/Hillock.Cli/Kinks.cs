namespace Hillock.Cli;

/// <summary>Places where a function or its derivative jumps.</summary>
internal static class Kinks
{
    private const int Cells = 400;
    private const int Halvings = 45;

    /// <summary>The kinks in [left, right], from the left, found by halving each of 400 cells toward the larger change.</summary>
    public static IReadOnlyList<double> Find(Func<double, double> value, Func<double, double> derivative, double left, double right)
    {
        var found = new SortedSet<double>();
        for (var i = 0; i < Cells; i++)
        {
            // Cells off the round numbers, where kinks mostly are.
            var from = left + ((right - left) * (i - 0.37) / Cells);
            if (Jump(derivative, from, from + ((right - left) / Cells)) is { } kink) found.Add(kink);
            else if (Jump(value, from, from + ((right - left) / Cells)) is { } step) found.Add(step);
        }

        return found.Count > Cells / 10 ? [] : [.. found];
    }

    private static double? Jump(Func<double, double> f, double from, double to)
    {
        double low = f(from), high = f(to);
        var scale = Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high)));
        for (var i = 0; i < Halvings && Math.Abs(high - low) > 1e-6; i++)
        {
            var middle = (from + to) / 2;
            var between = f(middle);
            if (Math.Abs(between - low) >= Math.Abs(high - between)) (to, high) = (middle, between);
            else (from, low) = (middle, between);
        }

        return Math.Abs(high - low) > 1e-6 * scale && double.IsFinite(high - low) ? Math.Round((from + to) / 2, 9) + 0.0 : null;
    }
}
