using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>The largest error of a compiled loop, in units in the last place of float32 at the largest number whose rounding reaches the result.</summary>
/// <remarks>Results too small for a normal number (1.2e-38) count as 0: an intermediate may have overflowed or lost its digits on the way there.</remarks>
/// <param name="Ulps">The error; infinite where one side is a number and the other is not.</param>
/// <param name="At">The input with that error.</param>
/// <param name="Got">What the loop gave there.</param>
/// <param name="Expected">The float64 reference there.</param>
public sealed record KernelError(double Ulps, float At, float Got, double Expected)
{
    /// <summary>The largest error as a part of the true value itself, whatever cancelled on the way to it: large where the function is 0.</summary>
    public double Relative { get; init; }

    /// <summary>The input with that error.</summary>
    public float RelativeAt { get; init; }

    private const float SmallestNormal = 1.17549435e-38f;

    // What differs less is the same: the last digits of the float64 reference are not the same on every system.
    private const double Digits = 1e-3;
    private const double Noise = 1e-10;

    /// <summary>Compares value and derivative of a formula's loop with the float64 reference.</summary>
    /// <param name="formula">The function; parameters at their own values, the learnable ones read at run time as in a network.</param>
    /// <param name="width">The vectors to compile for.</param>
    /// <param name="points">How many inputs: see <see cref="Sweep"/>.</param>
    public static unsafe (KernelError Value, KernelError Derivative) Measure(Formula formula, SimdWidth width, int points = 1 << 16)
    {
        Parameter[] learned = [.. formula.Parameters.Where(p => p.Learnable)];
        var kernel = ActivationKernel.Compile(formula, learned, width);
        // One more than whole vectors, so that the tail is measured too.
        using var x = new AlignedBuffer(points + 1);
        using var y = new AlignedBuffer(points + 1);
        using var d = new AlignedBuffer(points + 1);
        var parameters = stackalloc float[learned.Length + 1];
        for (var i = 0; i < learned.Length; i++) parameters[i] = (float)learned[i].Value;
        Sweep(x.Span);
        kernel.ForwardWithDerivative(x.Pointer, y.Pointer, d.Pointer, points + 1, parameters);
        var bound = formula.BindFixed();
        var undefined = Array.FindIndex(x.Span.ToArray(), float.IsNaN);
        return (Checked(bound, x.Span, y.Span, undefined), Checked(bound.Derivative(), x.Span, d.Span, undefined));
    }

    /// <summary>Inputs to measure at: half of them over all 2^32 bit patterns, every exponent of both signs alike, subnormal numbers and NaN included;
    /// half within ±20; and the special ones.</summary>
    public static void Sweep(Span<float> x)
    {
        // Low digits from a multiplicative sequence (Knuth 1998): evenly spaced patterns would all end in zeros.
        var step = uint.MaxValue / (uint)x.Length;
        for (var i = 0; i < x.Length; i++)
        {
            var digits = (uint)i * 2_654_435_769u;
            x[i] = i % 2 == 0
                ? BitConverter.UInt32BitsToSingle(((uint)i * step) + (digits % step))
                : -20f + (40f * (i + (digits / 4_294_967_296f)) / x.Length);
        }

        ReadOnlySpan<float> special =
        [
            0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
            float.MaxValue, -float.MaxValue, 88.7f, -88.7f, -103.9f,
        ];
        special[..Math.Min(special.Length, x.Length)].CopyTo(x);
    }

    /// <summary>|got - exact| in units in the last place of the largest number whose rounding reaches the result.</summary>
    internal static double Distance(double exact, float got, float x, RoundingScale scale)
    {
        var error = Distance(exact, got, Math.Abs(exact));
        return error == 0 || !float.IsFinite(got) || !float.IsFinite((float)exact) ? error : Distance(exact, got, scale.At(x));
    }

    // NaN in gives NaN out, but for what does not depend on x.
    private static KernelError Checked(Formula formula, ReadOnlySpan<float> x, ReadOnlySpan<float> got, int undefined) =>
        float.IsNaN(got[undefined]) || !formula.DependsOnX
        ? Worst(formula, x, got)
        : new KernelError(double.PositiveInfinity, float.NaN, got[undefined], double.NaN);

    private static KernelError Worst(Formula formula, ReadOnlySpan<float> x, ReadOnlySpan<float> got)
    {
        var scale = new RoundingScale(formula);
        var worst = new KernelError(0, 0, 0, 0);
        var (relative, at) = (0.0, 0f);
        for (var i = 0; i < x.Length; i++)
        {
            if (float.IsNaN(x[i])) continue;
            var exact = formula.Evaluate(x[i]);

            if (Part(exact, got[i]) is var part && part > relative + Noise) (relative, at) = (part, x[i]);

            // The unit is at least that of the result itself: most inputs need no more.
            if (Distance(exact, got[i], Math.Abs(exact)) <= worst.Ulps + Digits) continue;
            var error = Distance(exact, got[i], x[i], scale);
            if (error > worst.Ulps + Digits) worst = new KernelError(error, x[i], got[i], exact);
        }

        return worst with { Relative = relative, RelativeAt = at };
    }

    private static double Part(double exact, float got) =>
        Math.Abs(exact) is >= SmallestNormal and <= float.MaxValue && float.IsFinite(got) ? Math.Abs(exact - got) / Math.Abs(exact) : 0;

    private static double Distance(double exact, float got, double size)
    {
        var rounded = (float)exact;
        if (rounded.Equals(got) || (MathF.Abs(rounded) < SmallestNormal && MathF.Abs(got) < SmallestNormal)) return 0;
        if (!float.IsFinite(rounded) || !float.IsFinite(got)) return double.PositiveInfinity;
        var unit = (float)Math.Min(size, float.MaxValue);
        return Math.Abs(exact - got) / ((double)unit - MathF.BitDecrement(MathF.Max(unit, float.Epsilon)));
    }
}
