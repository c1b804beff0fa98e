using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Root mean square normalisation, <c>y = γ·x/√(mean(x²) + ε) + β</c>, over the features of each position; the same in training and evaluation.</summary>
/// <remarks>ε is 1e-6 unless given, as in Keras; PyTorch's is 1.2e-7, the float32 machine epsilon. B. Zhang and R. Sennrich 2019, arXiv:1910.07467.</remarks>
public sealed class RmsNorm : Normalization
{
    /// <summary>Describes the layer.</summary>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="scale">Whether there is a γ.</param>
    /// <param name="shift">Whether there is a β; there usually is none.</param>
    /// <exception cref="HillockException">ε not above 0.</exception>
    public RmsNorm(double epsilon = 1e-6, bool scale = true, bool shift = false)
        : base(epsilon, scale, shift)
    {
    }

    internal static LayerKind Definition { get; } = new(new RmsNorm()) { Aliases = ["rms_normalization", "rmsnormalization", "rmsnorm"] };

    /// <inheritdoc/>
    public override string Kind => "rms_norm";

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.None;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        NormForecast.Lines(context, this, state, centred: false);

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) =>
        new RmsNorm(settings.Number("epsilon", Epsilon), settings.Switch("scale", HasScale), settings.Switch("shift", HasShift));

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Add(new NormalizeRowsOperation(builder, builder.Padded(input, input.Shape), this, centred: false, activation) { Owner = this });
}
