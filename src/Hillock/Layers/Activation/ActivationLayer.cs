using Hillock.Activations;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>An activation as a layer of its own, <c>y = f(x)</c>.</summary>
public sealed class ActivationLayer : SingleInputLayer
{
    /// <summary>Describes the layer.</summary>
    public ActivationLayer(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = Runnable(activation);
    }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    internal static LayerKind Definition { get; } = new(new ActivationLayer(Catalogue.Relu));

    /// <inheritdoc/>
    public override string Kind => "activation";

    /// <inheritdoc/>
    public override Activation? OutputActivation => CompiledActivation.IsIdentity(Activation) ? null : Activation;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => ActivationOperations.Output(OutputActivation, input);

    /// <inheritdoc/>
    public override string ToString() => $"Activation({Activation.Text})";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new ActivationLayer(settings.Activation("activation", Activation, needed: true));

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.IsActivation | (OutputActivation is null ? LayerRoles.KeepsNumbers | LayerRoles.Affine : LayerRoles.None);

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) => new(state);

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) => input;
}
