using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The sum of inputs of one shape, <c>y = x₁ + x₂ + …</c>: a residual connection.</summary>
public sealed class Add : MergeLayer
{
    internal static LayerKind Definition { get; } = new("add", [], _ => new Add());

    /// <inheritdoc/>
    public override string Kind => "add";

    /// <inheritdoc/>
    public override string ToString() => "Add()";

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
    }

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override bool FusesActivation => true;

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        builder.Add(new AddOperation(builder, [.. inputs.Select(builder.Lined)], activation));

    private protected override Shape Joined(IReadOnlyList<Shape> inputs) => Same(inputs);
}
