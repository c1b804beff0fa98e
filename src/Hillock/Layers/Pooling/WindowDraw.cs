namespace Hillock.Layers;

/// <summary>Draws the same window of two rows: numbers have a part in common with all others, one with their row, one with their place, and one of their
/// own.</summary>
internal sealed class WindowDraw
{
    private readonly Func<double, double> _value;
    private readonly Func<double, double>? _slope;
    private readonly double _mean, _all, _row, _place, _own;
    private readonly int _places;
    private RandomStream _random = new(1, "largest of a window");

    /// <summary>Windows of numbers like <paramref name="state"/>.</summary>
    public WindowDraw(SignalState state, int places)
    {
        var normal = state.Shaped?.Of ?? state;
        _places = places;
        (_value, _slope) = state.Shaped is { } shaped ? (shaped.Function.Draws[0].Value, shaped.Function.Draws[0].Slope) : (x => x, null);
        MeanSlope = state.Shaped is { } known ? known.Function.Moments(normal.Mean, normal.Variance).SlopeMeanSquare : 1;
        double variance = normal.Variance, between = Part(normal.Cross), near = Part(normal.Near), all = Math.Min(between, near);
        _mean = normal.Mean;
        _all = Math.Sqrt(all);
        _row = Math.Sqrt(near - all);
        _place = Math.Sqrt(between - all);
        _own = Math.Sqrt(Math.Max(0, variance - between - near + all));

        double Part(double product) => Math.Clamp(product - (normal.Mean * normal.Mean), 0, variance);
    }

    /// <summary>Mean square of the slope of the activation before, at all places.</summary>
    public double MeanSlope { get; }

    /// <summary>The largest of the window of either row, and the slope at the first's.</summary>
    public (double First, double Second, double Slope) Next()
    {
        var common = _mean + (_all * _random.NextNormal());
        var (first, second) = (common + (_row * _random.NextNormal()), common + (_row * _random.NextNormal()));
        double a = double.NegativeInfinity, b = double.NegativeInfinity, at = 0;
        for (var i = 0; i < _places; i++)
        {
            var place = _place * _random.NextNormal();
            var (u, other) = (first + place + (_own * _random.NextNormal()), second + place + (_own * _random.NextNormal()));
            if (_value(u) is var y && y > a) (a, at) = (y, u);
            b = Math.Max(b, _value(other));
        }

        return (a, b, _slope?.Invoke(at) ?? 1);
    }
}
