using Hillock.Activations;
using Hillock.Layers;

namespace Hillock.Health.Forecasts;

/// <summary>Activations of whole rows: they run on random rows, with gradients.</summary>
internal static class RowSignal
{
    private const double Growth = 1.1;

    /// <summary>Applies the activation to rows of a length like those that the layer makes.</summary>
    public static NodeForecast Apply(RowActivation activation, NodeForecast linear, int length)
    {
        var state = linear.Output;
        var (output, log) = EngineProbe.Run(new ActivationLayer(activation), length, state);
        var (larger, _) = EngineProbe.Run(new ActivationLayer(activation), length, Grown(state));
        var near = state.Near == state.Cross ? output.Cross : EngineProbe.Run(new ActivationLayer(activation), length, state with { Cross = state.Near }).State.Cross;
        return linear with
        {
            Output = output with
            {
                Near = near,
                WeightScale = state.WeightScale,
                Chain = state.Chain.Then(Math.Log(larger.Square / output.Square) / Math.Log(Growth)),
            },
            LogActivation = log,
            MeanShare = output.Square > 0 ? output.Mean * output.Mean / output.Square : 0,
            Doubt = linear.Doubt ?? $"{activation.Text} works on whole rows, so it was tried on random ones",
        };
    }

    // The same rows, a little larger, so that what comes out tells how the mean square passes on.
    private static SignalState Grown(SignalState state) => state with
    {
        Square = state.Square * Growth,
        Cross = state.Cross * Growth,
        Near = state.Near * Growth,
        Mean = state.Mean * Math.Sqrt(Growth),
    };
}
