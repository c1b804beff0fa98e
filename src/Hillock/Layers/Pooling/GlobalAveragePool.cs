using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The mean of each channel over all pixels of an image or all steps of a sequence; of a sequence with padding, over its valid steps.</summary>
public sealed class GlobalAveragePool : SingleInputLayer
{
    internal static LayerKind Definition { get; } = new(new GlobalAveragePool())
    {
        Aliases = ["global_avg_pool", "global_average_pooling1d", "global_average_pooling2d"],
    };

    /// <inheritdoc/>
    public override string Kind => "global_average_pool";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => PoolOperation.OutputOf(this, input);

    /// <inheritdoc/>
    public override string ToString() => "GlobalAveragePool()";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new GlobalAveragePool();

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.Affine;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        PoolForecast.Mean(state, PoolForecast.Places(input));

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Add(new PoolOperation(builder, builder.Lined(input), isMax: false));
}
