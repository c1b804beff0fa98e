namespace Hillock.Layers;

/// <summary>Means and largest numbers of windows.</summary>
internal static class PoolForecast
{
    private const int Samples = 1500;
    private const int MostPlaces = 64;

    /// <summary>Pixels of an image or steps of a sequence.</summary>
    public static int Places(Shape shape) => shape.Size / shape[shape.Rank - 1];

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
        var draw = new WindowDraw(state, Math.Min(places, MostPlaces));
        double square = 0, cross = 0, mean = 0, slope = 0;
        for (var i = 0; i < Samples; i++)
        {
            var (a, b, winner) = draw.Next();
            square += ((a * a) + (b * b)) / (2 * Samples);
            cross += a * b / Samples;
            mean += (a + b) / (2 * Samples);
            slope += winner * winner / Samples;
        }

        var output = state with { Square = square, Cross = cross, Near = Math.Max(mean * mean, Math.Min(cross, square)), Mean = mean, Shaped = null };
        // What wins is large, and the activation before it steeper or flatter there than on average.
        return new NodeForecast(output) { LogChosen = slope > 0 ? Math.Log(slope / draw.MeanSlope) : 0 };
    }
}
