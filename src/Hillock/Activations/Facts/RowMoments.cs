namespace Hillock.Activations.Facts;

/// <summary>Averages of the outputs of a row of independent standard normal inputs.</summary>
/// <param name="Mean">Of the outputs.</param>
/// <param name="MeanSquare">Of the outputs.</param>
/// <param name="DerivativeMeanSquare">Sum of squares of the Jacobian, an output: by this an averaged squared gradient grows on its way back; NaN with
/// jumps.</param>
/// <param name="ZeroShare">Part of the outputs that is exactly 0.</param>
public sealed record RowMoments(double Mean, double MeanSquare, double DerivativeMeanSquare, double ZeroShare)
{
    /// <summary><c>1 / sqrt(E y^2)</c>: weights of deviation gain / sqrt(fan-in) keep the mean square of signals.</summary>
    public double Gain => 1 / Math.Sqrt(MeanSquare);

    /// <summary>The same for gradients on the way back.</summary>
    public double BackwardGain => 1 / Math.Sqrt(DerivativeMeanSquare);
}
