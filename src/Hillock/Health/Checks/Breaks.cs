using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>Where a function is not smooth within ±32, from its formula's pieces and from a numeric search that needs no formula.</summary>
internal sealed class Breaks
{
    private readonly double[] _places;

    private Breaks(IReadOnlyList<Break> all)
    {
        All = all;
        _places = [.. all.Select(b => b.X)];
    }

    /// <summary>All of them, ascending.</summary>
    public IReadOnlyList<Break> All { get; }

    /// <summary>Finds them.</summary>
    public static Breaks Of(Subject subject)
    {
        var known = subject.Formula?.Breakpoints() ?? [];
        var found = BreakSearch.Find(subject.Value).Where(x => !known.Any(k => Math.Abs(k - x) < 1e-5));
        return new([.. known.Concat(found).Where(x => Math.Abs(x) <= 50).Order().Select(x => Classify(subject.Value, x))]);
    }

    /// <summary>Those of one kind.</summary>
    public IReadOnlyList<Break> Of(BreakKind kind) => [.. All.Where(b => b.Kind == kind)];

    /// <summary>The distance from <paramref name="x"/> to the nearest.</summary>
    public double Distance(double x) => _places.Length == 0 ? double.PositiveInfinity : _places.Min(p => Math.Abs(p - x));

    private static Break Classify(Func<double, double> f, double x)
    {
        var near = 1e-8 * Math.Max(1, Math.Abs(x));
        var (left, right) = (f(x - near), f(x + near));
        if (IsPole(f, x, near) || IsPole(f, x, -near)) return new(x, BreakKind.Pole, left, right);
        var (gap, wide) = (Math.Abs(right - left), Math.Abs(f(x + (100 * near)) - f(x - (100 * near))));
        if (gap > 1e-5 * (1 + Math.Abs(left) + Math.Abs(right)) && gap > 0.5 * wide) return new(x, BreakKind.Jump, left, right);
        var (before, after) = (Differences.OneSided(f, x, -1e-3), Differences.OneSided(f, x, 1e-3));
        var differ = Math.Abs(before.Slope - after.Slope) > 1e-5 * (1 + Math.Abs(before.Slope) + Math.Abs(after.Slope)) + (10 * (before.Error + after.Error));
        return new(x, differ ? BreakKind.Kink : BreakKind.Smooth, before.Slope, after.Slope);
    }

    private static bool IsPole(Func<double, double> f, double x, double near)
    {
        var (close, far) = (Math.Abs(f(x + near)), Math.Abs(f(x + (100 * near))));
        return (close > 1e5 && close > 5 * far) || (double.IsInfinity(close) && double.IsFinite(far));
    }
}
