using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>All numbers of a sample as one vector, in the same order: <c>7×7×32</c> becomes <c>1568</c>.</summary>
/// <remarks>Costs nothing where the numbers lie without gaps: whenever the last extent is a multiple of 16; else they are copied.</remarks>
public sealed class Flatten : SingleInputLayer
{
    internal static LayerKind Definition { get; } = new(new Flatten());

    /// <inheritdoc/>
    public override string Kind => "flatten";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input.Size;

    /// <inheritdoc/>
    public override string ToString() => "Flatten()";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Flatten();

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.KeepsNumbers | LayerRoles.KeepsChannels | LayerRoles.Affine;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) => new(state);

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) => builder.Flat(input);
}
