namespace Hillock.Layers;

/// <summary>A layer that joins two or more inputs.</summary>
public abstract class MergeLayer : Layer
{
    private protected MergeLayer()
    {
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count >= 2
            ? Joined(inputs)
            : throw new HillockException(
                $"{this} joins two inputs or more, got {inputs.Count}. In a Sequential, use new Residual(...) around the layers to skip.");
    }

    /// <summary>What comes out of branches, which are taken to have only their means in common.</summary>
    private protected static NodeForecast Joined(LayerInputs inputs, SignalState state, double[] logs) => new(state with
    {
        WeightScale = inputs.States.Max(i => i.WeightScale),
        Alive = 1 - inputs.States.Aggregate(1.0, (dead, i) => dead * (1 - i.Alive)),
    })
    { LogInputs = logs };

    private protected abstract Shape Joined(IReadOnlyList<Shape> inputs);

    private protected Shape Same(IReadOnlyList<Shape> inputs) => inputs.All(s => s == inputs[0])
        ? inputs[0]
        : throw new HillockException($"{this} needs inputs of one shape, got {string.Join(" and ", inputs)}.");
}
