using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Moments of <c>f(z)</c> for standard normal z, of which initialisation and signal propagation follow.</summary>
/// <param name="Mean"><c>E f(z)</c>: 0 for a zero-centred activation.</param>
/// <param name="MeanSquare"><c>E f(z)^2</c>.</param>
/// <param name="DerivativeMeanSquare"><c>E f'(z)^2</c>, f' taken between kinks; NaN for a function with a jump, which has no such number.</param>
/// <param name="Drift"><c>E f(z) f'(z) z</c>; NaN for a function with a jump.</param>
/// <remarks>Ten-point Gauss-Legendre on panels over ±13, split where the formula passes from piece to piece and narrowed towards its features, so
/// that a thin layer counts; Gauss-Hermite is off by percents there. NaN where the formula has no value.
/// The derived numbers are those of a layer whose inputs have mean square 1 (Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017,
/// arXiv:1611.01232).</remarks>
public sealed record GaussianMoments(double Mean, double MeanSquare, double DerivativeMeanSquare, double Drift)
{
    private const double Reach = 13;
    private const int Panels = 104;

    /// <summary><c>1 / sqrt(E f(z)^2)</c>: weights of deviation gain / sqrt(fan-in) keep the mean square of signals.</summary>
    public double Gain => 1 / Math.Sqrt(MeanSquare);

    /// <summary><c>1 / sqrt(E f'(z)^2)</c>: the same for gradients on the way back.</summary>
    public double BackwardGain => 1 / Math.Sqrt(DerivativeMeanSquare);

    /// <summary><c>C'(1) = E f'^2 / E f^2</c>: how fast inputs that are almost alike part, and how gradients grow from layer to layer
    /// while the mean square of signals is held; 1 is ideal.</summary>
    public double CorrelationSlope => DerivativeMeanSquare / MeanSquare;

    /// <summary><c>C(0) = (E f)^2 / E f^2</c>: the part of signals that all inputs share; 0 is ideal.</summary>
    public double MeanShare => Mean * Mean / MeanSquare;

    /// <summary><c>Q'(1) = E[f f' z] / E f^2</c>: how a change of the mean square passes on; stable below 1.</summary>
    public double LengthSlope => Drift / MeanSquare;

    /// <summary>Whether gradients can be analysed: the value does not jump.</summary>
    public bool IsAnalysable => !double.IsNaN(DerivativeMeanSquare);

    /// <summary>The moments of <paramref name="formula"/>, parameters at their own values.</summary>
    public static GaussianMoments Of(Formula formula)
    {
        var derivative = formula.Derivative();
        double mean = 0, square = 0, slope = 0, drift = 0;
        foreach (var (z, weight) in NormalRule.Normal(Edges(formula)))
        {
            var (value, rate) = (formula.Evaluate(z), derivative.Evaluate(z));
            mean += weight * value;
            square += weight * value * value;
            slope += weight * rate * rate;
            drift += weight * value * rate * z;
        }

        return Jumps(formula) ? new(mean, square, double.NaN, double.NaN) : new(mean, square, slope, drift);
    }

    /// <summary>Whether the value jumps from piece to piece.</summary>
    internal static bool Jumps(Formula formula) => Joint.Of(formula).Any(j => !j.Meets);

    private static double[] Edges(Formula formula) =>
        [.. NormalRule.Panels(-Reach, Reach, Panels).Concat(FeatureEdges.Of(formula).Where(x => Math.Abs(x) < Reach)).Distinct().Order()];
}
