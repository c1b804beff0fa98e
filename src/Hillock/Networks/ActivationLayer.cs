using Hillock.Activations;
using Hillock.Kernels;
using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>An activation as a layer of its own, <c>y = f(x)</c>.</summary>
public sealed class ActivationLayer : Layer
{
    /// <summary>Describes the layer.</summary>
    public ActivationLayer(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = Runnable(activation);
    }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override string Kind => "activation";

    /// <inheritdoc/>
    public override Activation? OutputActivation => CompiledActivation.IsIdentity(Activation) ? null : Activation;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => $"Activation({Activation.Text})";

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input) => ParametersOf(Activation);

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, bool withActivation)
    {
        if (!withActivation) return input;
        if (Activation is SoftmaxActivation) return builder.Add(new SoftmaxOperation(builder, input));
        return Compile(builder, Activation) is { } compiled
            ? builder.Add(new ActivationOperation(builder, input, compiled) { Owner = this })
            : input;
    }

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random) =>
        InitializeActivation(store, Activation);
}
