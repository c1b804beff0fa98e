
namespace Hillock.Layers;

/// <summary>Normalisation over the batch, and over the features of a row.</summary>
internal static class NormForecast
{
    /// <summary>Over rows and places: takes away what all rows share, so that they have nothing in common.</summary>
    public static NodeForecast Batch(ForecastContext context, Normalization norm, SignalState state, int rank)
    {
        var (log, bare) = Batch(state, norm.Epsilon, places: rank >= 2);
        return Affine(context, norm, bare, log);
    }

    /// <summary>Over the features of a row or of a place in it.</summary>
    public static NodeForecast Lines(ForecastContext context, Normalization norm, SignalState state, bool centred)
    {
        var (log, bare) = Lines(state, norm.Epsilon, centred);
        return Affine(context, norm, bare, log);
    }

    /// <summary>Over rows and places, without scale and shift: ln of the factor on the squared gradient, and the signal.</summary>
    public static (double Log, SignalState State) Batch(SignalState state, double epsilon, bool places)
    {
        // Of images the mean is over places too, so that only what all places share goes.
        var shared = Math.Max(0, places ? state.Shared : state.Cross);
        var spread = Math.Max(0, state.Square - shared);
        var divisor = spread + epsilon;
        return (-Math.Log(divisor), Fresh(state) with
        {
            Square = spread / divisor,
            Cross = Math.Max(0, state.Cross - shared) / divisor,
            Near = Math.Max(0, state.Near - shared) / divisor,
            Mean = 0,
        });
    }

    /// <summary>Over the features of a row, without scale and shift: ln of the factor on the squared gradient, and the signal.</summary>
    public static (double Log, SignalState State) Lines(SignalState state, double epsilon, bool centred)
    {
        var taken = centred ? state.Mean * state.Mean : 0;
        var divisor = Math.Max(0, state.Square - taken) + epsilon;
        return (-Math.Log(divisor), Fresh(state) with
        {
            Square = (state.Square - taken) / divisor,
            Cross = (state.Cross - taken) / divisor,
            Near = (state.Near - taken) / divisor,
            Mean = centred ? 0 : state.Mean / Math.Sqrt(divisor),
        });
    }

    private static SignalState Fresh(SignalState state) => state with { Chain = default, Shaped = null, IsLinear = false };

    private static NodeForecast Affine(ForecastContext context, Normalization norm, SignalState bare, double log)
    {
        var (_, scale) = WeightScale.Moments(context.Store, norm, Normalization.ScaleName, 1);
        var (mean, shift) = WeightScale.Moments(context.Store, norm, Normalization.ShiftName, 0);
        return new NodeForecast(bare.Scaled(scale, mean, shift)) { LogInputs = [log + Math.Log(scale)] };
    }
}
