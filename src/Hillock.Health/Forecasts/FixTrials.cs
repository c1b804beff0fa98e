using Hillock.Activations;
using Hillock.Health.Fixes;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>A network on whose forecast fixes are tried.</summary>
internal sealed class FixTrials(Network model, InputMoments inputs, SignalPropagation propagation, Dictionary<Layer, WeightScale> measured)
{
    /// <summary>The network.</summary>
    public Network Model => model;

    /// <summary>What is foretold with a fix.</summary>
    /// <param name="change">What the fix comes to in a forecast.</param>
    /// <param name="fix">The fix; asked for once the change has been gone through.</param>
    public FixForecast Try(PropagationChange change, Func<Fix> fix)
    {
        var after = SignalPropagation.Through(model, inputs, change, measured);
        return new FixForecast(fix(), after.LogRatio / Math.Log(10), after.LastCorrelation);
    }

    /// <summary>Whether a fix is worth naming: it heals, or at least halves what is wrong with the gradient, in powers of ten.</summary>
    public bool Helps(FixForecast fix) => double.IsFinite(fix.Log10GradientRatio)
        && (fix.Heals || Math.Abs(fix.Log10GradientRatio) < Math.Abs(propagation.LogRatio) / Math.Log(10) / 2);

    /// <summary>Mean square of a layer's weights.</summary>
    public double MeanSquare(Layer layer) => measured[layer].MeanSquare;

    /// <summary>Whether it is the last layer with weights.</summary>
    public bool IsLast(Layer layer) => propagation.Weighted.Count > 0 && ReferenceEquals(layer, model.Graph.Nodes[propagation.Weighted[^1]].Layer);

    /// <summary>The activation that the layer's output meets next; null for none, and at the network's output.</summary>
    public Activation? Next(Layer layer) => layer.OutputActivation is { } own
        ? ReferenceEquals(layer, model.Graph.Nodes[model.Graph.Output].Layer) ? null : own
        : model.Graph.Following(layer);
}
