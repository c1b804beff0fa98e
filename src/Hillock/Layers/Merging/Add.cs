using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The sum of inputs of one shape, <c>y = x₁ + x₂ + …</c>: a residual connection.</summary>
public sealed class Add : MergeLayer
{
    internal static LayerKind Definition { get; } = new(new Add());

    /// <inheritdoc/>
    public override string Kind => "add";

    /// <inheritdoc/>
    public override string ToString() => "Add()";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Add();

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override bool FusesActivation => true;

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.AddsInputs;

    /// <summary>Every branch gets the whole gradient.</summary>
    internal override NodeForecast Forecast(ForecastContext context, LayerInputs inputs)
    {
        double square = 0, cross = 0, near = 0, mean = 0;
        // A value that is added n times is n times as large.
        foreach (var group in inputs.Sources.Zip(inputs.States).GroupBy(p => p.First))
        {
            var (state, times) = (group.First().Second, group.Count());
            square += (times * times * state.Square) + (2 * mean * times * state.Mean);
            cross += (times * times * state.Cross) + (2 * mean * times * state.Mean);
            near += (times * times * state.Near) + (2 * mean * times * state.Mean);
            mean += times * state.Mean;
        }

        return Joined(inputs, new SignalState(square, cross, near, mean), [.. inputs.Sources.Select(n => Math.Log(inputs.Sources.Count(m => m == n)))]);
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        builder.Add(new AddOperation(builder, [.. inputs.Select(builder.Lined)], activation));

    private protected override Shape Joined(IReadOnlyList<Shape> inputs) => Same(inputs);
}
