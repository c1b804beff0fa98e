using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>A fully connected layer, <c>y = f(x·W + b)</c> with W of shape [inputs, units]; inputs of more axes are flattened.</summary>
public sealed class Dense : LinearLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="units">Numbers that come out; at least 1.</param>
    /// <param name="activation">f; linear unless given.</param>
    /// <param name="initializer">Of W; matched to the activation unless given.</param>
    /// <param name="useBias">Whether there is a b; it starts at 0 unless <see cref="LinearLayer.BiasInitializer"/> says otherwise.</param>
    /// <exception cref="HillockException">Fewer than one unit.</exception>
    public Dense(int units, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
        : base(activation, initializer, useBias)
    {
        if (units < 1)
            throw new HillockException($"A dense layer needs at least 1 unit, got {units}. Give the number of units, such as 64.");
        Units = units;
    }

    /// <summary>Numbers that come out.</summary>
    public int Units { get; }

    internal static LayerKind Definition { get; } = new(new Dense(4)) { Aliases = ["linear_layer", "fully_connected"] };

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => ActivationOperations.Output(OutputActivation, Units);

    /// <inheritdoc/>
    public override string ToString() =>
        $"Dense({Units}, {Activation.Text}{StartText()})";

    /// <inheritdoc/>
    internal override int Channels => Units;

    /// <inheritdoc/>
    internal override bool ReadsWholeRow => true;

    /// <inheritdoc/>
    internal override bool MixesChannels => true;

    /// <inheritdoc/>
    internal override int FanOut => Units;

    /// <inheritdoc/>
    internal override double InsideShare(Shape input) => 1;

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Dense(
        settings.Integer("units", Units, needed: true), settings.Activation("activation", Activation), settings.Initializer("initializer", Initializer),
        settings.Switch("bias", UseBias))
    { BiasInitializer = settings.Initializer("bias_initializer", BiasInitializer) };

    /// <inheritdoc/>
    internal override long MultiplyAdds(Shape input) => (long)input.Size * Units;

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input)
    {
        if ((long)input.Size * AlignedBuffer.Padded(Units) > int.MaxValue)
            throw new HillockException($"A dense layer of {Units} units on {input.Size} inputs has more than 2³¹ weights; use fewer units.");
        var weight = new ParameterShape("weight", ParameterKind.Weight, input.Size, Units);
        return UseBias ? [weight, new ParameterShape("bias", ParameterKind.Bias, 1, Units)] : [weight];
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        input = builder.Flat(input);
        return builder.Add(new DenseOperation(builder, input, builder.Weights(this), activation) { Owner = this });
    }
}
