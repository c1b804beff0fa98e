using Hillock.Activations;

namespace Hillock.Layers;

/// <summary>Gated recurrent unit: <c>z, r = σ(x·W + h·U + b)</c>, <c>n = φ(x·W + b + r·(h·U + b'))</c>, <c>h = z·h + (1 - z)·n</c>.</summary>
/// <remarks>K. Cho et al. 2014, arXiv:1406.1078. W is [features × 3·units], U [units × 3·units] and the bias [2 × 3·units], of the input and of the
/// state, the gates in the order of Keras: update, reset, candidate. With <see cref="ResetAfter"/> off it is the cell as published,
/// <c>n = φ(x·W + (r·h)·U + b)</c>, and the bias [3·units].</remarks>
public sealed class GRU : RecurrentLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    /// <param name="activation">φ; tanh unless given.</param>
    /// <param name="recurrentActivation">σ, of the gates; sigmoid unless given.</param>
    /// <param name="returnSequences">Whether the state after each step comes out.</param>
    /// <param name="reverse">Whether the sequence is read from its end.</param>
    /// <param name="resetAfter">Whether the reset gate is applied after the product with the state, as in PyTorch and in Keras since 2.</param>
    /// <exception cref="HillockException">Fewer than one unit, or an activation that is not of single numbers.</exception>
    public GRU(
        int units, Activation? activation = null, Activation? recurrentActivation = null, bool returnSequences = false, bool reverse = false,
            bool resetAfter = true)
        : base(units, activation ?? Catalogue.Tanh, recurrentActivation ?? Catalogue.Sigmoid, returnSequences, reverse)
    {
        ResetAfter = resetAfter;
        Cell = resetAfter ? new GruCell() : new ResetBeforeCell();
    }

    /// <summary>The activation of the gates, σ.</summary>
    public Activation RecurrentActivation => Functions.Of(CellFunction.Gate)!;

    /// <summary>Whether the reset gate is applied after the product with the state.</summary>
    public bool ResetAfter { get; }

    internal static LayerKind Definition { get; } = new(new GRU(4));

    /// <inheritdoc/>
    public override string Kind => "gru";

    /// <inheritdoc/>
    internal override RecurrentCell Cell { get; }

    private protected override Shape BiasShape => ResetAfter ? new Shape(2, 3 * Units) : 3 * Units;

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new GRU(
        settings.Integer("units", Units, needed: true), settings.Activation("activation", Activation),
        settings.Activation("recurrent_activation", RecurrentActivation), settings.Switch("return_sequences", ReturnSequences),
        settings.Switch("reverse", Reverse), settings.Switch("reset_after", ResetAfter))
    {
        Initializer = settings.Initializer("initializer", Initializer),
        RecurrentInitializer = settings.Initializer("recurrent_initializer", RecurrentInitializer),
        UseBias = settings.Switch("bias", UseBias),
    };
}
