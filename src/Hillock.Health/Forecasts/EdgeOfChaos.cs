using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Health.Forecasts;

/// <summary>The edge of chaos of an activation: where deep plain networks train.</summary>
/// <remarks>S. Schoenholz et al. 2017, arXiv:1611.01232; S. Hayou, A. Doucet and J. Rousseau 2019, arXiv:1902.06853.</remarks>
public static class EdgeOfChaos
{
    private const double Rounding = 1e-6;

    /// <summary>The point at which activations read a mean square of <paramref name="q"/>; null where it would need a negative variance.</summary>
    /// <exception cref="HillockException">An activation of whole rows, or q not above 0.</exception>
    public static EdgePoint? At(Activation activation, double q = 1)
    {
        if (!(q > 0)) throw new HillockException($"The mean square is {q}; expected more than 0, such as 1.");
        var moments = SignalMoments.Of(activation, 0, q);
        var weight = 1 / moments.SlopeMeanSquare;
        var bias = q - (weight * moments.MeanSquare);
        if (!moments.IsAnalysable || !double.IsFinite(weight) || !(bias >= -Rounding * q)) return null;
        return new EdgePoint(q, weight, bias < Rounding * q ? 0 : bias, weight * moments.LengthSlope);
    }

    /// <summary>The point with biases of a deviation; null where there is none up to a mean square of 100.</summary>
    /// <exception cref="HillockException">An activation of whole rows, or a negative deviation.</exception>
    public static EdgePoint? WithBias(Activation activation, double deviation)
    {
        if (!(deviation >= 0)) throw new HillockException($"The deviation of biases is {deviation}; expected 0 or more, such as 0.05.");
        var wanted = deviation * deviation;
        double? below = null;
        for (var i = -46; i <= 23; i++)
        {
            var q = Math.Exp(i / 5.0);
            if (At(activation, q) is not { } point) continue;
            if (Math.Abs(point.BiasVariance - wanted) <= Rounding * q) return At(
                activation, deviation == 0 && At(activation, 1) is { BiasVariance: 0 } ? 1 : q);
            if (point.BiasVariance < wanted) below = q;
            else return below is { } low ? Between(activation, wanted, low, q) : null;
        }

        return null;
    }

    private static EdgePoint? Between(Activation activation, double wanted, double low, double high)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (At(activation, middle) is { } point && point.BiasVariance > wanted) high = middle;
            else low = middle;
        }

        return At(activation, high);
    }
}
