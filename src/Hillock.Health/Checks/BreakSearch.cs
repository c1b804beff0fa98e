namespace Hillock.Health.Checks;

/// <summary>Finds kinks, jumps and poles of a function of which nothing is known.</summary>
/// <remarks>Second differences over an interval, divided by its width, halve with it where the function is smooth; where they do not,
/// something is inside. The search follows the half with the larger one.</remarks>
internal static class BreakSearch
{
    private const int Reach = 32;
    private const int PerUnit = 16;
    private const int JudgedAt = 14;
    private const int Deepest = 26;

    /// <summary>Places within ±32, ascending, to about 1e-9.</summary>
    public static IReadOnlyList<double> Find(Func<double, double> f)
    {
        var found = new List<double>();
        for (var i = -Reach * PerUnit; i < Reach * PerUnit; i++)
        {
            // No break sits on an edge: the edges are odd numbers.
            var low = (i + 0.13719) / PerUnit;
            if (Follow(f, low, low + (1.0 / PerUnit)) is { } x && !found.Any(known => Math.Abs(known - x) < 1e-6)) found.Add(x);
        }

        return found;
    }

    private static double? Follow(Func<double, double> f, double low, double high)
    {
        double early = 0, late = 0;
        double scale = 0;
        for (var level = 0; level < Deepest; level++)
        {
            var (width, middle) = (high - low, low + ((high - low) / 2));
            var quarter = width / 4;
            double a = f(low), b = f(low + quarter), c = f(middle), d = f(high - quarter), e = f(high);
            if (level == 0) scale = Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(e)));
            var (first, second, third) = (Bend(a, b, c), Bend(b, c, d), Bend(c, d, e));
            var most = Math.Max(first, Math.Max(second, third)) / width;
            if (double.IsNaN(most)) return null;
            if (level == JudgedAt - 5) early = most;
            if (level == JudgedAt) late = most;
            if (level == JudgedAt && !(late > 0.4 * early && late * width > 1e-13 * scale && late > 1e-4)) return null;
            if (double.IsInfinity(most)) break;
            (low, high) = second >= first && second >= third ? (low + quarter, high - quarter) : first >= third ? (low, middle) : (middle, high);
        }

        var x = low + ((high - low) / 2);
        var round = Math.Round(x, 6);
        return Math.Abs(round - x) < 1e-7 ? round : x;
    }

    private static double Bend(double a, double b, double c) => Math.Abs(a - (2 * b) + c);
}
