using System.Collections.Concurrent;

namespace Hillock.Activations.Facts;

/// <summary>Moments of a function at mean 0 for every variance: computed on a grid of its logarithm, a polynomial of six points between.</summary>
/// <remarks>With a step of 0.2 it is off by less than a millionth.</remarks>
internal sealed class SignalTable(SignalFunction function)
{
    private const double Step = 0.2;
    private const int Before = 2, Points = 6;

    private readonly ConcurrentDictionary<int, SignalMoments> _points = new();

    /// <summary>The moments at a variance above 0.</summary>
    public SignalMoments At(double variance)
    {
        var place = Math.Log(variance) / Step;
        var nearest = (int)Math.Round(place);
        if (Math.Abs(place - nearest) < 1e-9) return Point(nearest);
        var first = (int)Math.Floor(place) - Before;
        var around = new SignalMoments[Points];
        var weights = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            around[i] = Point(first + i);
            weights[i] = 1;
            for (var j = 0; j < Points; j++)
                if (j != i) weights[i] *= (place - first - j) / (i - j);
        }

        return around.All(m => double.IsFinite(m.MeanSquare)) ? SignalMoments.Mix(around, weights, variance) : SignalMoments.Of(function, 0, variance);
    }

    private SignalMoments Point(int place) => _points.GetOrAdd(place, i => SignalMoments.Of(function, 0, Math.Exp(i * Step)));
}
