using Hillock.Activations;

namespace Hillock.Layers;

/// <summary>The plain recurrent layer, <c>h = φ(x·W + h·U + b)</c>, with W [features × units], U [units × units] and b [units].</summary>
/// <remarks>J. Elman 1990. PyTorch has b in two parts, whose sum it is.</remarks>
public sealed class SimpleRNN : RecurrentLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    /// <param name="activation">φ; tanh unless given.</param>
    /// <param name="returnSequences">Whether the state after each step comes out.</param>
    /// <param name="reverse">Whether the sequence is read from its end.</param>
    /// <exception cref="HillockException">Fewer than one unit, or an activation that is not of single numbers.</exception>
    public SimpleRNN(int units, Activation? activation = null, bool returnSequences = false, bool reverse = false)
        : base(units, activation ?? Catalogue.Tanh, null, returnSequences, reverse)
    {
    }

    internal static LayerKind Definition { get; } = new(new SimpleRNN(4)) { Aliases = ["rnn"] };

    /// <inheritdoc/>
    public override string Kind => "simple_rnn";

    /// <inheritdoc/>
    internal override RecurrentCell Cell { get; } = new SimpleCell();

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new SimpleRNN(
        settings.Integer("units", Units, needed: true), settings.Activation("activation", Activation), settings.Switch("return_sequences", ReturnSequences),
        settings.Switch("reverse", Reverse))
    {
        Initializer = settings.Initializer("initializer", Initializer),
        RecurrentInitializer = settings.Initializer("recurrent_initializer", RecurrentInitializer),
        UseBias = settings.Switch("bias", UseBias),
    };
}
