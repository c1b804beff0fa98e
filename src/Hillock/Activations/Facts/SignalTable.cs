using System.Collections.Concurrent;

namespace Hillock.Activations.Facts;

/// <summary>Moments of a function at mean 0 for every variance: computed on a grid of its logarithm, cubic between.</summary>
/// <remarks>With a step of 0.1 the cubic is off by a few millionths.</remarks>
internal sealed class SignalTable(SignalFunction function)
{
    private const double Step = 0.1;

    private readonly ConcurrentDictionary<int, SignalMoments> _points = new();

    /// <summary>The moments at a variance above 0.</summary>
    public SignalMoments At(double variance)
    {
        var place = Math.Log(variance) / Step;
        var below = (int)Math.Floor(place);
        var t = place - below;
        if (t < 1e-9) return Point(below);
        SignalMoments a = Point(below - 1), b = Point(below), c = Point(below + 1), d = Point(below + 2);
        return SignalMoments.Mix(
            [a, b, c, d],
            [-t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2, -(t + 1) * t * (t - 2) / 2, (t + 1) * t * (t - 1) / 6],
            variance);
    }

    private SignalMoments Point(int place) => _points.GetOrAdd(place, i => SignalMoments.Of(function, 0, Math.Exp(i * Step)));
}
