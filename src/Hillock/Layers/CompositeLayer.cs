using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>A layer that stands for others: what it is applied to meets them, and no network holds the layer itself.</summary>
public abstract class CompositeLayer : Layer
{
    private protected CompositeLayer()
    {
    }

    /// <summary>Applies the layers that it stands for.</summary>
    /// <exception cref="HillockException">The shape does not fit.</exception>
    public abstract override Signal Apply(params IReadOnlyList<Signal> inputs);

    /// <inheritdoc/>
    internal sealed override LayerRoles Roles => throw Absent();

    /// <inheritdoc/>
    internal sealed override NodeForecast Forecast(ForecastContext context, LayerInputs inputs) => throw Absent();

    /// <inheritdoc/>
    internal sealed override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) => throw Absent();

    private NotSupportedException Absent() => new($"{Kind} stands for other layers and is in no network itself.");
}
