using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Layer normalisation, <c>y = γ·(x - μ)/√(σ² + ε) + β</c>, with mean and variance over the features of each position; the same in training and evaluation.</summary>
/// <remarks>Of an image [H, W, C] each pixel is normalised over its channels. J. L. Ba, J. R. Kiros and G. E. Hinton 2016, arXiv:1607.06450.</remarks>
public sealed class LayerNorm : Normalization
{
    /// <summary>Describes the layer.</summary>
    /// <param name="epsilon">ε, above 0; 1e-5 as in PyTorch (Keras: 1e-3).</param>
    /// <param name="scale">Whether there is a γ.</param>
    /// <param name="shift">Whether there is a β.</param>
    /// <exception cref="HillockException">ε not above 0.</exception>
    public LayerNorm(double epsilon = 1e-5, bool scale = true, bool shift = true)
        : base(epsilon, scale, shift)
    {
    }

    internal static LayerKind Definition { get; } = new(new LayerNorm()) { Aliases = ["layer_normalization", "layernormalization", "layernorm"] };

    /// <inheritdoc/>
    public override string Kind => "layer_norm";

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.None;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        NormForecast.Lines(context, this, state, centred: true);

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) =>
        new LayerNorm(settings.Number("epsilon", Epsilon), settings.Switch("scale", HasScale), settings.Switch("shift", HasShift));

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Add(new NormalizeRowsOperation(builder, builder.Padded(input, input.Shape), this, centred: true, activation) { Owner = this });
}
