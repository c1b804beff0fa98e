using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>Where a function is not smooth, from its formula's pieces and, within ±32, from a numeric search that needs no formula.</summary>
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
        var joints = subject.Formula is { } formula ? Joint.Of(formula).Where(j => known.Contains(j.X)).ToDictionary(j => j.X) : [];
        return new([.. known.Concat(found).Order().Select(x => (joints.TryGetValue(x, out var joint) ? Classify(joint) : null) ?? Classify(subject.Value, x))]);
    }

    /// <summary>Those of one kind.</summary>
    public IReadOnlyList<Break> Of(BreakKind kind) => [.. All.Where(b => b.Kind == kind)];

    /// <summary>The distance from <paramref name="x"/> to the nearest.</summary>
    public double Distance(double x) => _places.Length == 0 ? double.PositiveInfinity : _places.Min(p => Math.Abs(p - x));

    // Of pieces whose limits are known; null where those of the slope are not.
    private static Break? Classify(Joint joint)
    {
        if (!double.IsFinite(joint.Before) || !double.IsFinite(joint.After)) return null;
        if (!joint.Meets) return new(joint.X, BreakKind.Jump, joint.Before, joint.After);
        if (joint.IsJump || !double.IsFinite(joint.SlopeBefore) || !double.IsFinite(joint.SlopeAfter)) return null;
        return new(joint.X, joint.IsKink ? BreakKind.Kink : BreakKind.Smooth, joint.SlopeBefore, joint.SlopeAfter);
    }

    private static Break Classify(Func<double, double> f, double x)
    {
        var near = 1e-8 * Math.Max(1, Math.Abs(x));
        var (left, right) = (f(x - near), f(x + near));
        if (IsPole(f, x, near) || IsPole(f, x, -near)) return new(x, BreakKind.Pole, left, right);
        var (gap, wide) = (Math.Abs(right - left), Math.Abs(f(x + (100 * near)) - f(x - (100 * near))));
        if (gap > 1e-5 * (1 + Math.Abs(left) + Math.Abs(right)) && gap > 0.5 * wide) return new(x, BreakKind.Jump, Limit(f, x, -near), Limit(f, x, near));
        var (before, after) = (Differences.OneSided(f, x, -1e-3), Differences.OneSided(f, x, 1e-3));
        var differ = Math.Abs(before.Slope - after.Slope) > 1e-5 * (1 + Math.Abs(before.Slope) + Math.Abs(after.Slope)) + (10 * (before.Error + after.Error));
        return new(x, differ ? BreakKind.Kink : BreakKind.Smooth, before.Slope, after.Slope);
    }

    private static double Limit(Func<double, double> f, double x, double near) => Math.Round((2 * f(x + near)) - f(x + (2 * near)), 12);

    private static bool IsPole(Func<double, double> f, double x, double near)
    {
        var (close, far) = (Math.Abs(f(x + near)), Math.Abs(f(x + (100 * near))));
        return (close > 1e5 && close > 5 * far) || (double.IsInfinity(close) && double.IsFinite(far));
    }
}
