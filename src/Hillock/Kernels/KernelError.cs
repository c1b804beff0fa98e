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
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>Compares value and derivative of a formula's loop with the float64 reference.</summary>
    /// <param name="formula">The function; parameters at their own values.</param>
    /// <param name="width">The vectors to compile for.</param>
    /// <param name="points">How many inputs; half of them over all magnitudes, denormals and infinities included, half within ±20.</param>
    /// <param name="largest">The largest finite input that counts.</param>
    public static unsafe (KernelError Value, KernelError Derivative) Measure(
        Formula formula, SimdWidth width, int points = 1 << 16, float largest = float.MaxValue)
    {
        var bound = formula.Replace(leaf => leaf is Parameter p ? p.Value : leaf).Simplify();
        var kernel = ActivationKernel.Compile(bound, [], width);
        // One more than whole vectors, so that the tail is measured too.
        using var x = new AlignedBuffer(points + 1);
        using var y = new AlignedBuffer(points + 1);
        using var d = new AlignedBuffer(points + 1);
        Sweep(x.Span, largest);
        kernel.ForwardWithDerivative(x.Pointer, y.Pointer, d.Pointer, points + 1, null);
        return (Worst(bound, x.Span, y.Span), Worst(bound.Derivative(), x.Span, d.Span));
    }

    private static void Sweep(Span<float> x, float largest)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = i % 2 == 0 ? BitConverter.Int32BitsToSingle((int)((uint)i * (uint.MaxValue / (uint)x.Length))) : -20f + (40f * i / x.Length);
        ReadOnlySpan<float> special =
        [
            0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
            float.MaxValue, -float.MaxValue, 88.7f, -88.7f, -103.9f,
        ];
        special.CopyTo(x);
        foreach (ref var value in x)
            if (float.IsFinite(value) && MathF.Abs(value) > largest) value = MathF.CopySign(largest, value);
    }

    private static KernelError Worst(Formula formula, ReadOnlySpan<float> x, ReadOnlySpan<float> got)
    {
        var scale = new RoundingScale(formula);
        var worst = new KernelError(0, 0, 0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            var exact = formula.Evaluate(x[i]);
            if (float.IsNaN(x[i]) && double.IsNaN(exact)) continue;
            var error = Distance(exact, got[i], x[i], scale);
            if (error > worst.Ulps) worst = new KernelError(error, x[i], got[i], exact);
        }

        return worst;
    }

    /// <summary>|got - exact| in units in the last place of the largest number whose rounding reaches the result.</summary>
    internal static double Distance(double exact, float got, float x, RoundingScale scale)
    {
        var rounded = (float)exact;
        if (rounded.Equals(got) || (MathF.Abs(rounded) < SmallestNormal && MathF.Abs(got) < SmallestNormal)) return 0;
        if (!float.IsFinite(rounded) || !float.IsFinite(got)) return double.PositiveInfinity;
        var unit = (float)Math.Min(scale.At(x), float.MaxValue);
        return Math.Abs(exact - got) / ((double)unit - MathF.BitDecrement(MathF.Max(unit, float.Epsilon)));
    }
}
