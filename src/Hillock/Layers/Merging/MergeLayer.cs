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
            : throw new HillockException($"{this} joins two inputs or more, got {inputs.Count}. In a Sequential, use new Residual(...) around the layers to skip.");
    }

    private protected abstract Shape Joined(IReadOnlyList<Shape> inputs);

    private protected Shape Same(IReadOnlyList<Shape> inputs) => inputs.All(s => s == inputs[0])
        ? inputs[0]
        : throw new HillockException($"{this} needs inputs of one shape, got {string.Join(" and ", inputs)}.");
}
