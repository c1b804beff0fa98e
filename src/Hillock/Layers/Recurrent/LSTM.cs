using System.Globalization;
using Hillock.Activations;

namespace Hillock.Layers;

/// <summary>Long short-term memory: <c>i, f, o = σ(x·W + h·U + b)</c>, <c>g = φ(x·W + h·U + b)</c>, <c>c = f·c + i·g</c>, <c>h = o·φ(c)</c>.</summary>
/// <remarks>S. Hochreiter and J. Schmidhuber 1997; the forget gate is by F. Gers, J. Schmidhuber and F. Cummins 2000. W is [features × 4·units],
/// U [units × 4·units] and b [4·units], the gates in the order of Keras: input, forget, candidate, output. PyTorch has b in two parts, whose sum it is.</remarks>
public sealed class LSTM : RecurrentLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    /// <param name="activation">φ; tanh unless given.</param>
    /// <param name="recurrentActivation">σ, of the gates; sigmoid unless given.</param>
    /// <param name="returnSequences">Whether the state after each step comes out.</param>
    /// <param name="reverse">Whether the sequence is read from its end.</param>
    /// <exception cref="HillockException">Fewer than one unit, or an activation that is not of single numbers.</exception>
    public LSTM(
        int units, Activation? activation = null, Activation? recurrentActivation = null, bool returnSequences = false, bool reverse = false)
        : base(units, activation ?? Catalogue.Tanh, recurrentActivation ?? Catalogue.Sigmoid, returnSequences, reverse)
    {
    }

    /// <summary>The activation of the gates, σ.</summary>
    public Activation RecurrentActivation => Functions.Of(CellFunction.Gate)!;

    /// <summary>What the bias of the forget gate starts from; 1, so that the cell remembers at first (R. Jozefowicz, W. Zaremba and I. Sutskever 2015).</summary>
    public double ForgetBias { get; init; } = 1;

    internal static LayerKind Definition { get; } = new(new LSTM(4));

    /// <inheritdoc/>
    public override string Kind => "lstm";

    /// <inheritdoc/>
    internal override RecurrentCell Cell { get; } = new LstmCell();

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new LSTM(
        settings.Integer("units", Units, needed: true), settings.Activation("activation", Activation),
        settings.Activation("recurrent_activation", RecurrentActivation), settings.Switch("return_sequences", ReturnSequences),
        settings.Switch("reverse", Reverse))
    {
        ForgetBias = settings.Number("forget_bias", ForgetBias),
        Initializer = settings.Initializer("initializer", Initializer),
        RecurrentInitializer = settings.Initializer("recurrent_initializer", RecurrentInitializer),
        UseBias = settings.Switch("bias", UseBias),
    };

    /// <inheritdoc/>
    internal override string Details(Activation? following) => base.Details(following)
        + (UseBias && ForgetBias != 1 ? $", forget bias {ForgetBias.ToString(CultureInfo.InvariantCulture)}" : "");

    private protected override float[] FirstBias()
    {
        var bias = base.FirstBias();
        bias.AsSpan(Units, Units).Fill((float)ForgetBias);
        return bias;
    }
}
