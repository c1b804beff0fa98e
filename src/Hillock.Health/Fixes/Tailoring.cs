using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Health.Fixes;

/// <summary>Fits an activation to a depth by scaling and shifting it, <c>γ·(f(α·x + β) + δ)</c>, so that plain deep networks train without normalisation or
/// skip connections.</summary>
public static class Tailoring
{
    private const double LeastScale = 1e-3;
    private const double MostScale = 12;
    private const double MostShift = 6;
    private const int Steps = 60;

    /// <summary>Deep kernel shaping: the tailored activation keeps a normal input's variance, is centred, and its correlation slope over all layers is
    /// <paramref name="slope"/>.</summary>
    /// <remarks><c>Q(1) = 1, Q'(1) = 1, C(0) = 0, C'(1) = slope^(1/depth)</c>; J. Martens et al. 2021, arXiv:2110.01765. Use it with weights of variance
    /// 1/fan-in.</remarks>
    /// <param name="activation">A smooth activation such as tanh, softplus or silu.</param>
    /// <param name="depth">Hidden layers.</param>
    /// <param name="slope">The slope of the whole network, above 1; 1.5 unless given.</param>
    /// <exception cref="HillockException">An activation that no scaling makes fit, such as relu: see <see cref="Rectifier"/>.</exception>
    public static ElementwiseActivation Shape(ElementwiseActivation activation, int depth, double slope = 1.5)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (depth < 1) throw new HillockException($"The depth is {depth}; it must be at least 1.");
        if (!(slope > 1)) throw new HillockException($"The slope of the whole network is {slope}; it must be above 1, such as 1.5.");
        var target = Math.Pow(slope, 1.0 / depth);
        return Solve(activation.Formula, target) ?? throw new HillockException(
            ErrorKind.Numerical,
            $"No scale and shift give {activation.Text} the variance slope 1 and the correlation slope {target:0.####}. "
            + "Take a smooth activation such as tanh, softplus or silu; for relu and leaky_relu there is Tailoring.Rectifier.");
    }

    /// <summary>Tailored rectifier: a leaky ReLU whose slope and scale keep two unrelated inputs apart through all layers, <c>C(0) = similarity</c> for the
    /// whole network.</summary>
    /// <remarks>G. Zhang, A. Botev and J. Martens 2022, arXiv:2203.08120. Use it with weights of variance 1/fan-in.</remarks>
    /// <param name="depth">Hidden layers.</param>
    /// <param name="similarity">Correlation of the outputs of unrelated inputs, in (0, 1); 0.9 unless given.</param>
    public static ElementwiseActivation Rectifier(int depth, double similarity = 0.9)
    {
        if (depth < 1) throw new HillockException($"The depth is {depth}; it must be at least 1.");
        if (similarity is not (> 0 and < 1)) throw new HillockException($"The similarity is {similarity}; it must be between 0 and 1, such as 0.9.");
        var (low, high) = (0.0, 1.0); // a slope of 1 keeps all apart
        for (var i = 0; i < Steps; i++)
        {
            var slope = (low + high) / 2;
            if (Similarity(slope, depth) > similarity) low = slope;
            else high = slope;
        }

        var found = high;
        return Named(Math.Sqrt(2 / (1 + (found * found))) * Functions.Max(Formula.X, found * Formula.X));
    }

    /// <summary>The correlation of the outputs of two unrelated inputs after that many leaky ReLUs of a slope.</summary>
    internal static double Similarity(double slope, int depth)
    {
        var c = 0.0;
        for (var i = 0; i < depth; i++)
        {
            var angle = Math.Sqrt(Math.Max(0, 1 - (c * c))) + ((Math.PI - Math.Acos(Math.Min(1, c))) * c);
            c = (((1 - slope) * (1 - slope) * angle / Math.PI) + (2 * slope * c)) / (1 + (slope * slope));
        }

        return c;
    }

    private static ElementwiseActivation? Solve(Formula f, double target)
    {
        // For each shift the scale that gives the correlation slope; then the shift that gives the variance slope.
        (double Shift, double Error)? last = null;
        foreach (var shift in Shifts())
        {
            if (Excess(f, shift, target) is not { } error)
            {
                last = null;
                continue;
            }

            if (Math.Abs(error) < 1e-9) return Tailored(f, shift, target);
            if (last is { } before && before.Error * error < 0) return Tailored(f, Bisect(f, before.Shift, shift, target), target);
            last = (shift, error);
        }

        return null;
    }

    // Outwards on one side, then on the other: the smaller shift is the better one.
    private static IEnumerable<double> Shifts() =>
        Enumerable.Range(0, 49).Select(i => MostShift * i / 48).Concat(Enumerable.Range(0, 49).Select(i => -MostShift * i / 48));

    private static double Bisect(Formula f, double low, double high, double target)
    {
        var below = Excess(f, low, target)!.Value;
        for (var i = 0; i < Steps; i++)
        {
            var middle = (low + high) / 2;
            if (Excess(f, middle, target) is not { } error) break;
            if (error * below > 0) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    // Q'(1) - 1 of the centred and scaled f(αx + β), α from the correlation slope; null where there is no such α.
    private static double? Excess(Formula f, double shift, double target)
    {
        if (Scale(f, shift, target) is not { } scale) return null;
        var m = Moments(f, scale, shift);
        var variance = m.MeanSquare - (m.Mean * m.Mean);
        // E[(f - μ) f' z] = E[f f' z] - μ E[f' z], and E[f' z] = E[f''] has no name here: take it from the drift of f + 1.
        var shifted = Moments(f + 1, scale, shift);
        return ((m.Drift - (m.Mean * (shifted.Drift - m.Drift))) / variance) - 1;
    }

    private static double? Scale(Formula f, double shift, double target)
    {
        var (low, high) = (LeastScale, MostScale);
        if (!(Slope(f, low, shift) < target) || !(Slope(f, high, shift) > target)) return null;
        for (var i = 0; i < Steps && high - low > 1e-12 * high; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (Slope(f, middle, shift) < target) low = middle;
            else high = middle;
        }

        return Math.Sqrt(low * high);
    }

    private static double Slope(Formula f, double scale, double shift)
    {
        var m = Moments(f, scale, shift);
        return m.DerivativeMeanSquare / (m.MeanSquare - (m.Mean * m.Mean));
    }

    private static ElementwiseActivation? Tailored(Formula f, double shift, double target)
    {
        if (Scale(f, shift, target) is not { } scale) return null;
        var m = Moments(f, scale, shift);
        var gain = 1 / Math.Sqrt(m.MeanSquare - (m.Mean * m.Mean));
        return Named(gain * (Inside(f, scale, shift) - m.Mean));
    }

    private static GaussianMoments Moments(Formula f, double scale, double shift) => GaussianMoments.Of(Inside(f, scale, shift));

    private static Formula Inside(Formula f, double scale, double shift) => f.Substitute((scale * Formula.X) + shift);

    private static ElementwiseActivation Named(Formula formula) => (ElementwiseActivation)Activation.Parse(formula.Simplify().ToString());
}
