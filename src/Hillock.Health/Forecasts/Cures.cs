using System.Globalization;
using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Kernels;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>Tries changes on the forecast of a network, the cheapest first.</summary>
internal sealed class Cures(Network model, InputMoments inputs, Walk walk, Dictionary<Layer, WeightScale> measured)
{
    private static readonly double[] BiasDeviations = [0, 0.05, 0.1, 0.2];

    /// <summary>Those that help, those that heal first.</summary>
    public IReadOnlyList<Cure> Find()
    {
        IEnumerable<Cure?> tried = [Matched(), Edge(), .. Norms()];
        var before = Math.Abs(walk.LogRatio) / Math.Log(10);
        return [.. tried.OfType<Cure>()
            .Where(c => double.IsFinite(c.Log10GradientRatio) && (c.Heals || Math.Abs(c.Log10GradientRatio) < before / 2))
            .OrderByDescending(c => c.Heals)];
    }

    private Cure? Matched()
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        var changes = false;
        var change = new WalkChange
        {
            Weights = (layer, fanIn, fanOut) =>
            {
                if (Next(layer) is not { } activation) return IsLast(layer) ? (ScaleOf(Initializers.GlorotUniform, fanIn, fanOut), 0) : null;
                var initializer = Initializers.For(activation);
                var scale = ScaleOf(initializer, fanIn, fanOut);
                texts.Add(Short(initializer));
                changes |= Math.Abs((scale / (fanIn * measured[layer].MeanSquare)) - 1) > 0.2;
                return (scale, 0);
            },
        };
        var cure = Try(CureKind.Initializer, change, () => $"initialise the weights with auto, here {string.Join(" and ", texts)}, which is matched to the activation");
        return changes ? cure : null;
    }

    private Cure? Edge()
    {
        if (Plain() is not { } activation) return null;
        return BiasDeviations.Select(d => EdgeOfChaos.WithBias(activation, d)).Append(EdgeOfChaos.At(activation))
            .OfType<EdgePoint>().Where(p => p.LengthSlope <= Bands.Unstable)
            .Select(p => Try(
                CureKind.EdgeOfChaos,
                new WalkChange { Weights = (layer, _, _) => Next(layer) is null ? null : (p.WeightVariance, p.BiasVariance) },
                () => Invariant($"initialise the weights with gain_normal({p.Gain:0.0000}){(p.BiasVariance > 0 ? Invariant($" and the biases with normal(std={p.BiasDeviation:0.0000})") : "")}, the edge of chaos of {activation.Text}")) with
            { Edge = p })
            .MinBy(c => Math.Abs(c.Log10GradientRatio));
    }

    private IEnumerable<Cure?> Norms()
    {
        var batch = model.Graph.Nodes.Any(n => n.Layer.Is(LayerRoles.UsesBatch));
        if (batch)
        {
            yield return Try(CureKind.LayerNorm, new WalkChange { BatchAsLayer = true }, () => "put layer_norm in the place of batch_norm, or connections around blocks of layers (residual)");
            yield break;
        }

        if (model.Graph.Nodes.Any(n => n.Layer is Normalization)) yield break;
        yield return Try(CureKind.LayerNorm, new WalkChange { Norm = StackNorm.Layer }, () => "put layer_norm between each linear layer and its activation");
        yield return Try(CureKind.BatchNorm, new WalkChange { Norm = StackNorm.Batch }, () => "put batch_norm between each linear layer and its activation");
    }

    private Cure Try(CureKind kind, WalkChange change, Func<string> text)
    {
        var after = Walk.Through(model, inputs, change, measured);
        return new Cure(kind, text(), after.LogRatio / Math.Log(10), after.LastCorrelation);
    }

    private bool IsLast(Layer layer) => walk.Weighted.Count > 0 && ReferenceEquals(layer, model.Graph.Nodes[walk.Weighted[^1]].Layer);

    private Activation? Next(Layer layer) => layer.OutputActivation is { } own
        ? ReferenceEquals(layer, model.Graph.Nodes[model.Graph.Output].Layer) ? null : own
        : model.Graph.Following(layer);

    /// <summary>The one activation of single numbers that follows linear layers most often.</summary>
    private Activation? Plain() => model.Graph.Nodes.Where(n => n.Layer is LinearLayer)
        .Select(n => Next(n.Layer)).OfType<Activation>().Where(a => a is not RowActivation)
        .GroupBy(a => a).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;

    private static string Short(Initializer initializer) => initializer is ScaledInitializer { Name: "gain_normal" } scaled
        ? Invariant($"gain_normal({Math.Sqrt(scaled.Scale):0.0000})")
        : initializer.Text;

    private static double ScaleOf(Initializer initializer, int fanIn, int fanOut)
    {
        if (initializer is ScaledInitializer scaled) return scaled.Fan == FanMode.In ? scaled.Scale : 2 * scaled.Scale * fanIn / (fanIn + fanOut);
        var (random, sample) = (new RandomStream(1, "weights"), new float[64 * 64]);
        initializer.Fill(sample, 64, 64, ref random);
        return 64 * sample.Average(w => (double)w * w);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
