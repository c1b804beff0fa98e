using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>A layer of one input.</summary>
public abstract class SingleInputLayer : Layer
{
    private protected SingleInputLayer()
    {
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 1
            ? OutputShape(inputs[0])
            : throw new HillockException($"{this} takes one input, got {inputs.Count}. Join them first, with new Add() or new Concatenate().");
    }

    /// <summary>The shape that comes out for one that goes in.</summary>
    /// <exception cref="HillockException">The layer cannot take it.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <inheritdoc/>
    internal sealed override long MultiplyAdds(IReadOnlyList<Shape> inputs) => MultiplyAdds(inputs[0]);

    /// <summary>Multiply-adds of one sample's forward pass.</summary>
    internal virtual long MultiplyAdds(Shape input) => 0;

    /// <inheritdoc/>
    internal sealed override IReadOnlyList<ParameterShape> Parameters(IReadOnlyList<Shape> inputs) =>
        [.. Parameters(inputs[0]), .. base.Parameters(inputs)];

    /// <summary>The parameter tensors for an input shape, those of <see cref="Layer.OutputActivation"/> left out.</summary>
    internal virtual IReadOnlyList<ParameterShape> Parameters(Shape input) => [];

    /// <inheritdoc/>
    internal sealed override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        Build(builder, inputs[0], activation);

    /// <inheritdoc/>
    internal sealed override NodeForecast Forecast(ForecastContext context, LayerInputs inputs) => Forecast(context, inputs.States[0], inputs.Shapes[0]);

    /// <summary>As <see cref="Layer.Forecast"/>, for the one input.</summary>
    internal abstract NodeForecast Forecast(ForecastContext context, SignalState state, Shape input);

    /// <summary>As <see cref="Layer.Build"/>, for the one input.</summary>
    internal abstract Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation);
}
