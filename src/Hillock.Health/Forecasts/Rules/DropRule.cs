namespace Hillock.Health.Forecasts.Rules;

/// <summary>Dropout as in training.</summary>
internal static class DropRule
{
    private const double Limit = 1.7580993408473766; // λα of SELU

    /// <summary>What is kept is scaled by 1 / (1 - rate).</summary>
    public static NodeForecast Plain(SignalState state, double rate) =>
        new(state with { Square = state.Square / (1 - rate), Shaped = null }) { LogInputs = [-Math.Log(1 - rate)] };

    /// <summary>The one for SELU: keeps mean 0 and variance 1.</summary>
    public static NodeForecast Alpha(SignalState state, double rate)
    {
        var scale = 1 / (((Limit * Limit * rate) + 1) * (1 - rate)); // squared
        var keep = 1 - rate;
        var kept = state.Square + (2 * state.Mean * Limit * rate) + (Limit * Limit * rate * rate);
        return new(state with
        {
            Square = scale * ((keep * kept) + (rate * Limit * Limit * keep * keep)),
            Cross = scale * keep * keep * state.Cross,
            Near = scale * keep * keep * state.Near,
            Mean = Math.Sqrt(scale) * keep * state.Mean,
            Shaped = null,
        })
        { LogInputs = [Math.Log(scale * keep)] };
    }
}
