using Hillock.Activations;
using Hillock.Networks;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Activations of whole rows: they run on random rows, with gradients.</summary>
internal static class RowProbe
{
    /// <summary>Applies the activation to rows of a length like those that the layer makes.</summary>
    public static NodeForecast Apply(RowActivation activation, NodeForecast linear, int length)
    {
        var state = linear.Output;
        var (output, log) = EngineProbe.Run(new ActivationLayer(activation), length, state);
        var near = state.Near == state.Cross ? output.Cross : EngineProbe.Run(new ActivationLayer(activation), length, state with { Cross = state.Near }).State.Cross;
        return linear with
        {
            Output = output with { Near = near, WeightScale = state.WeightScale },
            LogActivation = log,
            MeanShare = output.Square > 0 ? output.Mean * output.Mean / output.Square : 0,
            Doubt = linear.Doubt ?? $"{activation.Text} works on whole rows, so it was tried on random ones",
        };
    }
}
