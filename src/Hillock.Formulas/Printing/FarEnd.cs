namespace Hillock.Formulas.Printing;

/// <summary>Where code that runs a formula step by step overflows far out though the function does not, and the straight line it runs along there.</summary>
/// <param name="From">The x from which on, outwards, the line is the value.</param>
/// <param name="Slope">The line's slope.</param>
/// <param name="Offset">The line's value at 0; the limit, where the slope is 0.</param>
/// <param name="Moves">Whether the line depends on parameters: then it goes through the value at <paramref name="From"/>.</param>
internal readonly record struct FarEnd(double From, double Slope, double Offset, bool Moves)
{
    private const double Far = 1e-3;

    // Further out the value that parameters may move overflows itself.
    private const double MostMoved = 1e30;

    // Exponentials overflow at 88 or 709, or at half or a quarter of it; powers and products anywhere further out.
    private static readonly double[] Places =
    [
        20, 40, 43, 45, 60, 80, 85, 88, 89, 100, 103, 105,
        .. Enumerable.Range(7, 250).Select(k => Math.ScaleB(k % 2 == 0 ? 1 : 1.37, k / 2 + 3)).Where(p => p > 105), 170, 177, 350, 354, 700, 708, 710, 745,
        .. Enumerable.Range(128, 895).Where(k => k % 8 == 0).Select(k => Math.ScaleB(1, k)), 3e38, 1.7e308, double.PositiveInfinity,
    ];

    private static readonly double[] Single = [.. Places.Where(p => p < 3.4e38).Order(), double.PositiveInfinity];
    private static readonly double[] Double = [.. Places.Order()];

    /// <summary>The end on one side; null if code is right there, or the function is no straight line.</summary>
    /// <param name="formula">The function, as the code has it.</param>
    /// <param name="slope">Its derivative, if a framework will differentiate the code: an intermediate value that overflows makes its gradient NaN.</param>
    /// <param name="sign">-1 for the left.</param>
    /// <param name="single">Whether the code is of float32.</param>
    internal static FarEnd? Find(Formula formula, Formula? slope, int sign, bool single)
    {
        if (Line(formula, sign) is not { } line) return null;
        var (close, places) = single ? (6e-8, Single) : (2e-15, Double);
        var (from, bad) = (-1, -1);
        for (var i = places.Length - 1; i >= 0; i--)
        {
            var x = sign * places[i];
            var exact = formula.Evaluate(x);
            if (!double.IsNaN(exact) && !(line.At(x).Equals(exact)
                || Math.Abs(line.At(x) - exact) <= (close * Math.Abs(exact)) + (single ? 1e-38 : 1e-300))) break;
            if (IsWrong(formula, exact, x, single) || (slope is not null && IsWrongFramework(formula, slope, x))) bad = i;
            if (bad >= 0 && i >= bad - 1) from = i;
        }

        if (from < 0 || double.IsInfinity(places[from])) return null;
        if (formula.Parameters.Count == 0) return line with { From = sign * places[from] };
        if (places[from] > MostMoved) return null;
        var moved = Line(formula.Replace(leaf => leaf is Parameter p ? (Formula)((p.Value * 1.25) + (1.0 / 64)) : leaf), sign);
        return moved is { } other && other.Slope == 0 == (line.Slope == 0) ? line with { From = sign * places[from], Moves = other != line } : null;
    }

    /// <summary>Whether only infinite x are missed.</summary>
    internal bool IsInfinite => Math.Abs(From) >= 3e38;

    /// <summary>Whether x lies on the line.</summary>
    internal Formula Beyond => From < 0 ? Operators.LessOrEqual.Apply(Formula.X, From) : Operators.GreaterOrEqual.Apply(Formula.X, From);

    /// <summary>The line; <paramref name="formula"/> gives its height if parameters move it.</summary>
    internal Formula Of(Formula formula)
    {
        Formula x = Formula.X;
        var start = Moves ? formula.Substitute(From) : (Formula)Offset;
        if (Slope == 0) return start;
        if (Moves) return start * (x / From);
        var rise = Slope == 1 ? x : Slope * x;
        return Offset == 0 ? rise : rise + Offset;
    }

    // Only what overflows is wrong; what is rounded, as the argument of a wave, is as it is written.
    private static bool IsWrong(Formula formula, double exact, double x, bool single)
    {
        var got = single ? formula.Program.RunSingle(x, null, out var overflowed) : formula.Program.Run(x, null, out overflowed);
        if (single) exact = (float)exact;
        return !double.IsNaN(exact) && Misses(got, exact, overflowed);
    }

    private static bool IsWrongFramework(Formula formula, Formula slope, double x)
    {
        if (double.IsInfinity(x)) return false;
        formula.Program.RunSingle(x, null, out var overflowed);
        var exact = slope.Evaluate(x);
        return double.IsFinite((float)exact) && Misses(FrameworkGradient.Of(formula, (float)x).Slope, exact, overflowed);
    }

    private static bool Misses(double got, double exact, bool overflowed) =>
        double.IsNaN(got) || (double.IsInfinity(got) && !double.IsInfinity(exact))
            || (overflowed && !got.Equals(exact) && !(Math.Abs(got - exact) <= Far * Math.Max(Far, Math.Abs(exact))));

    private static FarEnd? Line(Formula formula, int sign)
    {
        var limit = formula.Evaluate(sign * double.PositiveInfinity);
        if (double.IsNaN(limit)) return null;
        if (double.IsFinite(limit)) return new FarEnd(0, 0, limit, Moves: false);
        double inner = Math.ScaleB(sign, 80), outer = Math.ScaleB(sign, 120), near = Math.ScaleB(sign, 24), next = Math.ScaleB(sign, 32);
        var (slope, far) = (formula.Evaluate(inner) / inner, formula.Evaluate(outer) / outer);
        if (!double.IsNormal(slope) || Math.Abs(slope - far) > 1e-9 * Math.Abs(slope)) return null;
        var offset = formula.Evaluate(near) - (slope * near);
        var isSteady = Math.Abs(offset) > 1e-6 && Math.Abs(formula.Evaluate(next) - (slope * next) - offset) < 1e-5 * Math.Abs(offset);
        return new FarEnd(0, slope, isSteady ? offset : 0, Moves: false);
    }

    private double At(double x) => Slope == 0 ? Offset : (Slope * x) + Offset;
}
