using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Initialization;

namespace Hillock.Advice;

/// <summary>What random weights do to signals and gradients in a plain stack of wide layers, by the Gaussian moments of the activation.</summary>
/// <remarks>Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232. Weights have variance σ² / fan-in; inputs have mean square 1
/// and nothing in common at first.</remarks>
/// <param name="Moments">Of the activation, at mean square 1.</param>
/// <param name="WeightGain">σ²: the variance of a weight times its fan-in.</param>
/// <param name="Gradient">The mean square of the first layer's gradient over that of the last layer's.</param>
/// <param name="MeanSquare">The mean square of signals after the last layer.</param>
/// <param name="Correlation">The correlation, after the last layer, of two inputs that had none.</param>
internal sealed record StackFigures(GaussianMoments Moments, double WeightGain, double Gradient, double MeanSquare, double Correlation)
{
    private const int PerUnit = 40;
    private const double Reach = 6, Step = 0.15;

    /// <summary>What a layer with batch normalisation before its activation multiplies gradients by: <c>E f'² / Var f</c> (Yang et al. 2019,
    /// arXiv:1902.08129).</summary>
    public double NormalizedSlope => Moments.DerivativeMeanSquare / (Moments.MeanSquare - (Moments.Mean * Moments.Mean));

    /// <summary>Those of an activation with the initialiser that the automatic choice gives it.</summary>
    public static StackFigures Of(string activation, int width, int depth)
    {
        Activation parsed = activation;
        return Of((ElementwiseActivation)parsed, Initializers.For(parsed).Variance(width, width) * width, depth);
    }

    /// <summary>Those of an activation with weights of variance <paramref name="gain"/> / fan-in.</summary>
    public static StackFigures Of(ElementwiseActivation activation, double gain, int depth)
    {
        var (f, slope) = (activation.Formula, activation.Derivative);
        double square = 1, correlation = 0, gradient = 1;
        for (var layer = 1; layer <= depth; layer++)
        {
            var deviation = Math.Sqrt(gain * square);
            var next = GaussianSum.Of(z => Math.Pow(f.Evaluate(z), 2), deviation, PerUnit);
            if (layer < depth) gradient *= gain * GaussianSum.Of(z => Math.Pow(slope.Evaluate(z), 2), deviation, PerUnit);
            correlation = next > 0 ? Math.Clamp(Product(x => f.Evaluate(x), deviation, correlation) / next, -1, 1) : 1;
            square = next;
        }

        return new StackFigures(GaussianMoments.Of(f), gain, gradient, square, correlation);
    }

    /// <summary><c>E f(u) f(v)</c> for normal u and v of one deviation and a correlation.</summary>
    private static double Product(Func<double, double> f, double deviation, double correlation)
    {
        double sum = 0, weights = 0;
        var rest = Math.Sqrt(Math.Max(0, 1 - (correlation * correlation)));
        for (var a = -Reach; a <= Reach; a += Step)
        {
            double inner = 0;
            for (var b = -Reach; b <= Reach; b += Step) inner += Math.Exp(-b * b / 2) * f(deviation * ((correlation * a) + (rest * b)));
            sum += Math.Exp(-a * a / 2) * f(deviation * a) * inner;
            weights += Math.Exp(-a * a / 2);
        }

        return sum / (weights * weights);
    }
}
