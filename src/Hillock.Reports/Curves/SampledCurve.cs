using Hillock.Formulas;

namespace Hillock.Reports.Curves;

/// <summary>A function sampled over a range: unbroken pieces, and the jumps between them.</summary>
internal sealed class SampledCurve
{
    private const int Samples = 1600;

    private SampledCurve(IReadOnlyList<IReadOnlyList<CurvePoint>> pieces, IReadOnlyList<Break> breaks) => (Pieces, Breaks) = (pieces, breaks);

    /// <summary>Points from left to right, one list for each unbroken piece.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> Pieces { get; }

    /// <summary>What happens at the places asked for, jump or not.</summary>
    public IReadOnlyList<Break> Breaks { get; }

    /// <summary>Samples <paramref name="f"/> over [low, high], with a closer look at <paramref name="places"/>.</summary>
    public static SampledCurve Of(Func<double, double> f, IReadOnlyList<double> places, double low, double high)
    {
        var breaks = places.Where(x => x > low && x < high).Select(x => Look(f, x, high - low)).ToList();
        var pieces = new List<List<CurvePoint>> { new() };
        var next = 0;
        for (var i = 0; i <= Samples; i++)
        {
            var x = low + ((high - low) * i / Samples);
            for (; next < breaks.Count && breaks[next].X <= x; next++) Pass(breaks[next], pieces);
            if (next == 0 || breaks[next - 1].X < x) Add(pieces, new(x, f(x)));
        }

        return new([.. pieces.Where(p => p.Count > 1)], breaks);
    }

    /// <summary>The same curve with no more points than a picture needs: none is off by more than <paramref name="tolerance"/>.</summary>
    /// <param name="tolerance">In units of y.</param>
    /// <param name="window">Values drawn; points far outside are pulled to its edge.</param>
    public SampledCurve Thin(double tolerance, Interval window)
    {
        var room = window.High - window.Low;
        var limits = (Low: window.Low - room, High: window.High + room);
        return new([.. Pieces.Select(p => Thinning.Of([.. p.Select(q => q with { Y = Math.Clamp(q.Y, limits.Low, limits.High) })], tolerance))], Breaks);
    }

    private static Break Look(Func<double, double> f, double x, double width)
    {
        var step = 1e-7 * Math.Max(width, Math.Abs(x));
        return new(x, f(x - step), f(x), f(x + step));
    }

    private static void Pass(Break at, List<List<CurvePoint>> pieces)
    {
        if (!at.IsJump)
        {
            Add(pieces, new(at.X, at.Value));
            return;
        }

        Add(pieces, new(at.X, at.Left));
        pieces.Add([]);
        Add(pieces, new(at.X, at.Right));
    }

    private static void Add(List<List<CurvePoint>> pieces, CurvePoint point)
    {
        if (double.IsFinite(point.Y)) pieces[^1].Add(point);
        else if (pieces[^1].Count > 0) pieces.Add([]);
    }
}
