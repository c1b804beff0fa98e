using Hillock.Kernels;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Means and largest numbers of windows.</summary>
internal static class PoolRule
{
    private const int Samples = 1500;
    private const int MostPlaces = 64;

    /// <summary>The mean of so many places: a place's gradient is that of the window over their number.</summary>
    public static NodeForecast Mean(SignalState state, int places) => new(state with
    {
        Square = (state.Square + ((places - 1) * state.Near)) / places,
        Shaped = null,
    })
    { LogInputs = [-Math.Log(places)] };

    /// <summary>The largest of so many places, by samples: one of them gets the window's gradient.</summary>
    public static NodeForecast Largest(SignalState state, int places)
    {
        if (places == 1) return new NodeForecast(state);
        var normal = state.Shaped?.Of ?? state;
        var value = state.Shaped is { } shaped ? shaped.Function.Draws[0].Value : x => x;
        var random = new RandomStream(1, "largest of a window");
        var counted = Math.Min(places, MostPlaces);
        double square = 0, cross = 0, mean = 0;
        for (var i = 0; i < Samples; i++)
        {
            var (a, b) = Pair(normal, value, counted, ref random);
            square += ((a * a) + (b * b)) / (2 * Samples);
            cross += a * b / Samples;
            mean += (a + b) / (2 * Samples);
        }

        var output = state with { Square = square, Cross = cross, Near = Math.Max(mean * mean, Math.Min(cross, square)), Mean = mean, Shaped = null };
        return new NodeForecast(output) { Doubt = state.Shaped is null && state.Chain.Length > 0 ? "the largest of numbers whose law is not known" : null };
    }

    // The largest of the same window of two rows: places have something in common, and rows, and every number has its own.
    private static (double, double) Pair(SignalState state, Func<double, double> value, int places, ref RandomStream random)
    {
        var variance = state.Variance;
        double between = Part(state.Cross), near = Part(state.Near), all = Math.Min(between, near);
        var common = Math.Sqrt(all) * random.NextNormal();
        var (first, second) = (common + (Math.Sqrt(near - all) * random.NextNormal()), common + (Math.Sqrt(near - all) * random.NextNormal()));
        var own = Math.Sqrt(Math.Max(0, variance - between - near + all));
        double a = double.NegativeInfinity, b = double.NegativeInfinity;
        for (var i = 0; i < places; i++)
        {
            var place = state.Mean + (Math.Sqrt(between - all) * random.NextNormal());
            a = Math.Max(a, value(place + first + (own * random.NextNormal())));
            b = Math.Max(b, value(place + second + (own * random.NextNormal())));
        }

        return (a, b);

        double Part(double product) => Math.Clamp(product - (state.Mean * state.Mean), 0, variance);
    }
}
