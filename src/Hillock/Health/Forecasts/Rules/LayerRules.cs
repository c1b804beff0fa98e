using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>What every kind of layer does to signal and gradient.</summary>
internal static class LayerRules
{
    /// <summary>Applies a layer, and its activation unless it is the network's output, whose loss takes it away.</summary>
    public static NodeForecast Apply(RuleContext context, GraphNode node, SignalState[] inputs, bool isOutput)
    {
        var linear = Linear(context, node, inputs);
        return isOutput ? linear : ActivationRule.Apply(context, node, linear);
    }

    private static NodeForecast Linear(RuleContext context, GraphNode node, SignalState[] inputs)
    {
        var (layer, state, shape) = (node.Layer, inputs[0], node.InputShapes[0]);
        return layer switch
        {
            Dense => LinearRule.Apply(context, layer, state, shape.Size, 1),
            Convolution convolution => LinearRule.Apply(context, layer, state, FanIn(context, layer), convolution.InsideShare(shape)),
            Embedding => LinearRule.Table(context, layer),
            BatchNorm norm => context.Change.BatchAsLayer ? NormRule.Lines(context, norm, state, centred: true) : NormRule.Batch(context, norm, state, shape.Rank),
            LayerNorm norm => NormRule.Lines(context, norm, state, centred: true),
            RmsNorm norm => NormRule.Lines(context, norm, state, centred: false),
            Add => MergeRule.Add(node, inputs),
            Multiply => MergeRule.Multiply(node, inputs),
            Concatenate => MergeRule.Concatenate(node, inputs),
            Dropout dropout => context.Change.Drops ? DropRule.Plain(state, dropout.Rate) : new NodeForecast(state),
            AlphaDropout dropout => context.Change.Drops ? DropRule.Alpha(state, dropout.Rate) : new NodeForecast(state),
            Pooling { TakesLargest: true } pool => PoolRule.Largest(state, pool.WindowSize(shape)),
            Pooling pool => PoolRule.Mean(state, pool.WindowSize(shape)),
            GlobalMaxPool => PoolRule.Largest(state, Places(shape)),
            GlobalAveragePool => PoolRule.Mean(state, Places(shape)),
            RecurrentLayer recurrent => RecurrentRule.Apply(context, recurrent, state, shape),
            _ => new NodeForecast(state),
        };
    }

    private static int FanIn(RuleContext context, Layer layer) => context.Store.Find(layer, "weight")!.Rows;

    private static int Places(Shape shape) => shape.Size / shape[shape.Rank - 1];
}
