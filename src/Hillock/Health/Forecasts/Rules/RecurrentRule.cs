using Hillock.Layers;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Recurrent layers: the layer itself runs on random sequences, with gradients.</summary>
/// <remarks>The same weights at every step make the theory of independent layers an order of magnitude at best.</remarks>
internal static class RecurrentRule
{
    private const int MostSteps = 64;

    /// <summary>Applies the layer to sequences like those that come in, cut at 64 steps.</summary>
    public static NodeForecast Apply(RuleContext context, RecurrentLayer layer, SignalState state, Shape shape)
    {
        var (output, log) = EngineProbe.Run(layer, new Shape(Math.Min(shape[0], MostSteps), shape.Size / shape[0]), state, context.Store);
        return new NodeForecast(output)
        {
            LogInputs = [log],
            HasWeights = true,
            IsSilent = context.Of(layer).MeanSquare == 0,
            Doubt = "the steps share their weights, so this is an order of magnitude",
        };
    }
}
