using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Cli;

/// <summary>Values at points by the float64 reference, and by the float32 kernel of training.</summary>
internal static class Evaluation
{
    /// <summary>The reference.</summary>
    public static IReadOnlyList<PointValue> Double(ElementwiseActivation activation, double[] points) =>
        [.. points.Select(x => new PointValue(x, activation.Formula.Evaluate(x), activation.Derivative.Evaluate(x)))];

    /// <summary>The kernel; the points are rounded to float32 first.</summary>
    public static unsafe IReadOnlyList<PointValue> Single(ElementwiseActivation activation, double[] points)
    {
        var kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable);
        using var buffer = new AlignedBuffer(3 * points.Length);
        using var parameters = new AlignedBuffer(activation.Learnable.Count);
        for (var i = 0; i < activation.Learnable.Count; i++) parameters.Pointer[i] = (float)activation.Learnable[i].Value;
        float* x = buffer.Pointer, y = x + points.Length, d = y + points.Length;
        for (var i = 0; i < points.Length; i++) x[i] = (float)points[i];
        kernel.ForwardWithDerivative(x, y, d, points.Length, parameters.Pointer);
        return [.. points.Select((_, i) => new PointValue(Shortest(x[i]), Shortest(y[i]), Shortest(d[i])))];
    }

    /// <summary>The double that prints as the float does: 0.1f as 0.1, not 0.10000000149011612.</summary>
    private static double Shortest(float value) =>
        double.Parse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
