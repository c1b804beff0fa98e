using System.Globalization;
using Hillock.Activations;
using Hillock.Health.Fixes;
using Hillock.Layers;

namespace Hillock.Health.Forecasts.Fixes;

/// <summary>Weights and biases at the edge of chaos of the network's activation: of several points the one that heals best.</summary>
internal sealed class EdgeWeights : ForecastFixRule
{
    private static readonly double[] BiasDeviations = [0, 0.05, 0.1, 0.2];

    /// <inheritdoc/>
    public override int Order => 20;

    /// <inheritdoc/>
    public override FixForecast? For(FixTrials network)
    {
        if (Plain(network) is not { } activation) return null;
        return BiasDeviations.Select(d => EdgeOfChaos.WithBias(activation, d)).Append(EdgeOfChaos.At(activation))
            .OfType<EdgePoint>().Where(p => p.LengthSlope <= Bands.Unstable)
            .Select(p => network.Try(
                new PropagationChange { Weights = (layer, _, _) => network.Next(layer) is null ? null : (p.WeightVariance, p.BiasVariance) },
                () => new Fix("edge-of-chaos", Text(activation, p), 2, [new UseNormalWeights(p.Gain, p.BiasDeviation)])))
            .MinBy(f => Math.Abs(f.Log10GradientRatio));
    }

    private static string Text(Activation activation, EdgePoint p)
    {
        var biases = p.BiasVariance > 0 ? Invariant($" and the biases with normal(std={p.BiasDeviation:0.0000})") : "";
        return Invariant($"initialise the weights with gain_normal({p.Gain:0.0000}){biases}, the edge of chaos of {activation.Text}");
    }

    /// <summary>The one activation of single numbers that follows linear layers most often.</summary>
    private static Activation? Plain(FixTrials network) => network.Model.Graph.Nodes.Where(n => n.Layer is Dense or Convolution)
        .Select(n => network.Next(n.Layer)).OfType<Activation>().Where(a => a is not RowActivation)
        .GroupBy(a => a).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
