using Hillock.Activations.Facts;

namespace Hillock.Health.Forecasts;

/// <summary>Where a plain network of one activation and one scale of weights settles.</summary>
internal static class FixedPoint
{
    private const int Steps = 30;

    /// <summary>The scales at the fixed point that a signal of mean square <paramref name="start"/> comes to; where it was last where it runs on. Null where
    /// nothing is finite.</summary>
    public static DepthScales? Of(SignalFunction function, double weight, double bias, double start)
    {
        var q = start;
        for (var i = 0; i < Steps; i++)
        {
            var moments = function.Moments(0, q);
            var (next, slope) = ((weight * moments.MeanSquare) + bias, weight * moments.LengthSlope);
            if (!(next is > 1e-6 and < 1e6)) break;
            var moved = Math.Abs(next - q) / q;
            // Newton's step where the map is stable; the map itself elsewhere.
            q = slope is > -1 and < 0.98 && q + ((next - q) / (1 - slope)) is > 0 and var ahead ? ahead : next;
            if (moved < 1e-10) break;
        }

        var scales = At(function, weight, bias, q);
        return double.IsFinite(scales.Chi) && double.IsFinite(scales.LengthSlope) ? scales : null;
    }

    private static DepthScales At(SignalFunction function, double weight, double bias, double q)
    {
        var moments = function.Moments(0, q);
        var chi = weight * moments.SlopeMeanSquare;
        var correlation = 1.0;
        if (chi > 1)
        {
            correlation = 0.5;
            for (var i = 0; i < 400; i++)
            {
                var next = Math.Clamp(((weight * moments.Product(correlation)) + bias) / q, -1, 1);
                if (Math.Abs(next - correlation) < 1e-9) break;
                correlation = next;
            }
        }

        var step = 1e-4;
        var slope = correlation > 1 - step
            ? chi
            : weight * (moments.Product(correlation + step) - moments.Product(correlation - step)) / (2 * step * q);
        return new DepthScales(q, correlation, chi, weight * moments.LengthSlope) { CorrelationSlope = slope };
    }
}
