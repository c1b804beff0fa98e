using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The product of two inputs of one shape, element by element: a gate, <c>y = a·b</c>.</summary>
public sealed class Multiply : MergeLayer
{
    internal static LayerKind Definition { get; } = new("multiply", [], _ => new Multiply());

    /// <inheritdoc/>
    public override string Kind => "multiply";

    /// <inheritdoc/>
    public override string ToString() => "Multiply()";

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        builder.Add(new MultiplyOperation(builder, builder.Lined(inputs[0]), builder.Lined(inputs[1])));

    private protected override Shape Joined(IReadOnlyList<Shape> inputs) => inputs.Count == 2
        ? Same(inputs)
        : throw new HillockException($"Multiply takes two inputs, got {inputs.Count}.");
}
