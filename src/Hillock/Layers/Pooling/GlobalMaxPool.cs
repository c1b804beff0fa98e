using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The largest of each channel over all pixels of an image or all steps of a sequence; of a sequence with padding, over its valid steps.</summary>
public sealed class GlobalMaxPool : SingleInputLayer
{
    internal static LayerKind Definition { get; } = new(new GlobalMaxPool()) { Aliases = ["global_max_pooling1d", "global_max_pooling2d"] };

    /// <inheritdoc/>
    public override string Kind => "global_max_pool";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => PoolOperation.OutputOf(this, input);

    /// <inheritdoc/>
    public override string ToString() => "GlobalMaxPool()";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new GlobalMaxPool();

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.None;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        PoolForecast.Largest(state, PoolForecast.Places(input));

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Add(new PoolOperation(builder, builder.Lined(input), isMax: true));
}
