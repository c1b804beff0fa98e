using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Where a loop's plain arithmetic misses the function far out at one end of the number line (∞·0, ∞ - ∞, a square that overflows), and the
/// straight line it runs along there.</summary>
/// <param name="From">The input from which on, outwards, the line is the value.</param>
/// <param name="Slope">The line's slope.</param>
/// <param name="Offset">The line's value at 0; the limit, where the slope is 0.</param>
/// <param name="Learned">Whether the line depends on numbers read at run time: then it goes through the value at <paramref name="From"/>.</param>
internal readonly record struct LoopEnd(float From, float Slope, float Offset, bool Learned)
{
    private const double Close = 1, Tolerated = 2;

    // So near the line, it is the better answer where the loop has none: the slope of x / (exp(x) - 1) at 90 is -7e-38.
    private const double Negligible = 1e-30;

    // Exponentials overflow at 88, or at half or a quarter of it; powers and products with a parameter anywhere further out.
    private static readonly float[] Probes =
    [
        20f, 40f, 43f, 45f, 60f, 80f, 85f, 88f, 89f, 100f, 103f, 105f,
        .. Enumerable.Range(7, 121).Select(k => MathF.ScaleB(k % 2 == 0 ? 1f : 1.37f, k)), float.MaxValue, float.PositiveInfinity,
    ];

    /// <summary>Whether only the infinite input itself is missed, on a line that learned numbers tilt: then the value at the last number says which infinity it
    /// is.</summary>
    public bool CanOpen => Learned && Slope != 0 && MathF.Abs(From) == float.MaxValue;

    /// <summary>Whether that is done: infinite inputs are read as the last number.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What a plain loop of some formulas misses: for each formula the negative and the positive end.</summary>
    public static unsafe (LoopEnd? Low, LoopEnd? High)[] Find(CompiledLoop plain, Formula[] formulas, IReadOnlyList<Parameter> parameters)
    {
        var count = 2 * Probes.Length;
        var x = stackalloc float[count];
        var outputs = stackalloc float[count * formulas.Length];
        var streams = stackalloc float*[1 + formulas.Length];
        var values = stackalloc float[parameters.Count + 1];
        for (var i = 0; i < parameters.Count; i++) values[i] = (float)parameters[i].Value;
        for (var i = 0; i < count; i++) x[i] = i < Probes.Length ? -Probes[i] : Probes[i - Probes.Length];
        streams[0] = x;
        for (var i = 0; i < formulas.Length; i++) streams[1 + i] = outputs + (i * count);
        plain.Run(streams, values, count);

        var ends = new (LoopEnd?, LoopEnd?)[formulas.Length];
        for (var i = 0; i < formulas.Length; i++)
        {
            var got = new ReadOnlySpan<float>(outputs + (i * count), count);
            var scale = new RoundingScale(formulas[i]);
            ends[i] = (
                Missed(formulas[i], scale, -1, got[..Probes.Length], parameters),
                Missed(formulas[i], scale, 1, got[Probes.Length..], parameters));
        }

        return ends;
    }

    /// <summary>Puts the line in place of <paramref name="value"/>; <paramref name="at"/> gives the function at another place.</summary>
    public VectorValue Apply(VectorValue x, VectorValue value, Func<VectorValue, VectorValue> at)
    {
        if (IsOpen) return (From < 0 ? x < From : x > From).Select(value * float.PositiveInfinity, value);
        var beyond = From < 0 ? x <= From : x >= From;
        var start = Learned ? at(x.Program.Constant(From)) : x.Program.Constant(Offset);
        var slope = Learned ? start * (1 / From) : x.Program.Constant(Slope);
        return beyond.Select(Slope == 0 ? start : Slope == 1 && !Learned ? x : x * slope, value);
    }

    private static LoopEnd? Missed(Formula formula, RoundingScale scale, int sign, ReadOnlySpan<float> got, IReadOnlyList<Parameter> parameters)
    {
        LoopEnd? line = null;
        var (from, bad) = (-1, -1);
        for (var i = got.Length - 1; i >= 0; i--)
        {
            var x = sign * Probes[i];
            var exact = formula.Evaluate(x);
            if (i == got.Length - 1) line = Line(formula, sign, exact);
            if (line is not { } end) break;

            // Where the reference overflows too, the line goes on from where it was right.
            if (double.IsNaN(exact)) exact = end.At(x);
            if (KernelError.Distance(exact, end.At(x), x, scale) > Close
                && !((float.IsNaN(got[i]) || bad == i + 1) && Math.Abs(exact - end.At(x)) < Negligible)) break;
            if (KernelError.Distance(exact, got[i], x, scale) > Tolerated || (float.IsInfinity(x) && exact == 0 && got[i] != 0)) bad = i;

            // The loop goes wrong between two probes: the line begins at the inner one, where both are right.
            if (bad >= 0 && i >= bad - 1) from = i;
        }

        if (from < 0 || line is not { } found) return null;

        var learned = parameters.Count > 0 && float.IsFinite(Probes[from]) && !IsTheSameFor(formula, sign, found, parameters);
        return found with { From = sign * Probes[from], Learned = learned };
    }

    private static LoopEnd? Line(Formula formula, int sign, double limit)
    {
        if (double.IsNaN(limit)) return null;
        if (double.IsFinite(limit)) return new LoopEnd(0, 0, (float)limit, Learned: false);
        double inner = Math.ScaleB(sign, 80), outer = Math.ScaleB(sign, 120);
        var (near, far) = (formula.Evaluate(inner) / inner, formula.Evaluate(outer) / outer);
        var isLine = double.IsNormal(near) && Math.Abs(near - far) < 1e-9 * Math.Abs(near);
        return isLine ? new LoopEnd(0, (float)near, 0, Learned: false) : new LoopEnd(0, 0, (float)limit, Learned: false);
    }

    private static bool IsTheSameFor(Formula formula, int sign, LoopEnd line, IReadOnlyList<Parameter> parameters)
    {
        var moved = formula.Replace(leaf => leaf is Parameter p && parameters.Any(q => q.Name == p.Name)
            ? new Constant((p.Value * 1.25) + (1.0 / 64))
            : leaf);
        return Line(moved, sign, moved.Evaluate(sign * double.PositiveInfinity)) == line;
    }

    private float At(float x) => Slope == 0 ? Offset : Slope * x;
}
