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
        : base(units, activation ?? Activations.Activations.Tanh, null, returnSequences, reverse)
    {
    }

    internal static LayerKind Definition { get; } = new(
        "simple_rnn", [
            ("units", null), ("activation", "tanh"), ("return_sequences", "false"), ("reverse", "false"),
            ("initializer", "auto"), ("recurrent_initializer", "orthogonal"), ("bias", "true"),
        ],
        s => new SimpleRNN(s.Int("units"), s.Activation("activation"), s.Bool("return_sequences"), s.Bool("reverse"))
        { Initializer = s.Initializer("initializer"), RecurrentInitializer = s.Initializer("recurrent_initializer"), UseBias = s.Bool("bias") })
    { Aliases = ["rnn"] };

    /// <inheritdoc/>
    public override string Kind => "simple_rnn";

    /// <inheritdoc/>
    internal override RecurrentCell Cell { get; } = new SimpleCell();

    /// <inheritdoc/>
    internal override RecurrentLayer Reversed() => new SimpleRNN(Units, Activation, ReturnSequences, !Reverse)
    { Initializer = Initializer, RecurrentInitializer = RecurrentInitializer, UseBias = UseBias };
}
