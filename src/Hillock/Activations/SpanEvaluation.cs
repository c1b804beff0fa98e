namespace Hillock.Activations;

/// <summary>Runs the loops of an activation over numbers in managed memory, whose sizes are checked first.</summary>
internal static unsafe class SpanEvaluation
{
    /// <summary><c>y = f(x)</c>, and <c>d = f'(x)</c> unless that is empty by intention (<paramref name="both"/> is false).</summary>
    public static void Run(Activation activation, ReadOnlySpan<float> x, Span<float> y, Span<float> d, bool both)
    {
        if (activation.Kernel is not { } kernel)
            throw new HillockException(
                $"{activation.Id} is a function of a whole row, so it has no value or derivative of one number; give Evaluate the row alone.");
        Require(x.Length, y.Length, "values");
        if (both) Require(x.Length, d.Length, "derivatives");
        if (x.IsEmpty) return;
        if (Shifted(x, y) || (both && Shifted(x, d))) x = x.ToArray();
        if (both && y.Overlaps(d)) throw new HillockException("The memory for values and that for derivatives overlap; give each its own.");
        float[] learned = [.. activation.Learnable.Select(p => (float)p.Value), 0];
        fixed (float* from = x, to = y, slope = d, parameters = learned)
        {
            if (both) kernel.ForwardWithDerivative(from, to, slope, x.Length, parameters);
            else kernel.Forward(from, to, x.Length, parameters);
        }
    }

    // Loops may write where they have read, but not where they will read.
    private static bool Shifted(ReadOnlySpan<float> x, Span<float> y) => x.Overlaps(y, out var offset) && offset != 0;

    private static void Require(int expected, int got, string what)
    {
        if (expected != got) throw new HillockException($"{expected} numbers have as many {what}, and there is room for {got}.");
    }
}
