using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The product of two inputs of one shape, element by element: a gate, <c>y = a·b</c>.</summary>
public sealed class Multiply : MergeLayer
{
    internal static LayerKind Definition { get; } = new(new Multiply());

    /// <inheritdoc/>
    public override string Kind => "multiply";

    /// <inheritdoc/>
    public override string ToString() => "Multiply()";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Multiply();

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.MultipliesInputs;

    /// <summary>A branch gets the gradient times the other.</summary>
    internal override NodeForecast Forecast(ForecastContext context, LayerInputs inputs)
    {
        var (a, b) = (inputs.States[0], inputs.States[1]);
        // For normal x, E x⁴ = 3 (E x²)².
        var same = inputs.Sources[0] == inputs.Sources[1];
        var product = same
            ? new SignalState(3 * a.Square * a.Square, (a.Square * a.Square) + (2 * a.Cross * a.Cross), (a.Square * a.Square) + (2 * a.Near * a.Near), a.Square)
            : new SignalState(a.Square * b.Square, a.Cross * b.Cross, a.Near * b.Near, a.Mean * b.Mean);
        var doubled = same ? Math.Log(2) : 0; // each use gives g·x, and both are the same
        return Joined(inputs, product, [Math.Log(b.Square) + doubled, Math.Log(a.Square) + doubled]);
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        builder.Add(new MultiplyOperation(builder, builder.Lined(inputs[0]), builder.Lined(inputs[1])));

    private protected override Shape Joined(IReadOnlyList<Shape> inputs) => inputs.Count == 2
        ? Same(inputs)
        : throw new HillockException($"Multiply takes two inputs, got {inputs.Count}.");
}
