using Hillock.Formulas;

namespace Hillock.Initialization;

/// <summary>Moments of <c>f(z)</c> for standard normal z, of which initialisation and signal propagation follow.</summary>
/// <param name="Mean"><c>E f(z)</c>: 0 for a zero-centred activation.</param>
/// <param name="MeanSquare"><c>E f(z)^2</c>.</param>
/// <param name="DerivativeMeanSquare"><c>E f'(z)^2</c>, f' taken between kinks.</param>
/// <remarks>Ten-point Gauss-Legendre on panels of width 0.1 over ±13, split where the formula passes from piece to piece;
/// Gauss-Hermite is off by percents there. NaN where the formula has no value.</remarks>
public sealed record GaussianMoments(double Mean, double MeanSquare, double DerivativeMeanSquare)
{
    private const double Reach = 13;
    private const double Panel = 0.1;

    // Nodes and weights of the ten-point rule on [-1, 1], the positive half (Abramowitz & Stegun 1964, table 25.4).
    private static ReadOnlySpan<double> Nodes =>
        [0.148874338981631211, 0.433395394129247191, 0.679409568299024406, 0.865063366688984511, 0.973906528517171720];

    private static ReadOnlySpan<double> Weights =>
        [0.295524224714752870, 0.269266719309996355, 0.219086362515982044, 0.149451349150580593, 0.066671344308688138];

    /// <summary><c>1 / sqrt(E f(z)^2)</c>: weights of deviation gain / sqrt(fan-in) keep the mean square of signals.</summary>
    public double Gain => 1 / Math.Sqrt(MeanSquare);

    /// <summary><c>1 / sqrt(E f'(z)^2)</c>: the same for gradients on the way back.</summary>
    public double BackwardGain => 1 / Math.Sqrt(DerivativeMeanSquare);

    /// <summary>The moments of <paramref name="formula"/>, parameters at their own values.</summary>
    public static GaussianMoments Of(Formula formula)
    {
        var derivative = formula.Derivative();
        double mean = 0, square = 0, slope = 0;
        var edges = Edges(formula);
        for (var i = 1; i < edges.Length; i++)
        {
            var half = (edges[i] - edges[i - 1]) / 2;
            var middle = edges[i - 1] + half;
            for (var k = 0; k < 2 * Nodes.Length; k++)
            {
                var z = middle + (half * (k % 2 == 0 ? Nodes[k / 2] : -Nodes[k / 2]));
                var weight = half * Weights[k / 2] * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
                var (value, rate) = (formula.Evaluate(z), derivative.Evaluate(z));
                mean += weight * value;
                square += weight * value * value;
                slope += weight * rate * rate;
            }
        }

        return new(mean, square, slope);
    }

    private static double[] Edges(Formula formula)
    {
        var panels = (int)(2 * Reach / Panel);
        var regular = Enumerable.Range(0, panels + 1).Select(i => -Reach + (2 * Reach * i / panels));
        return [.. regular.Concat(formula.Breakpoints().Where(x => Math.Abs(x) < Reach)).Distinct().Order()];
    }
}
