using System.Globalization;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Dropout for SELU: a dropped unit becomes <c>-λα</c>, the limit of SELU on the left, and all are scaled and shifted so that mean 0 and variance
/// 1 stay; does nothing outside of training.</summary>
/// <remarks>Kept: <c>a·(x + λα·rate)</c>, dropped: <c>-a·λα·(1 - rate)</c>, with <c>a = 1 / √((λ²α²·rate + 1)(1 - rate))</c>, as PyTorch does it.
/// G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter 2017, arXiv:1706.02515.</remarks>
public sealed class AlphaDropout : SingleInputLayer
{
    private const double Limit = 1.7580993408473766; // λα

    /// <summary>Describes the layer.</summary>
    /// <param name="rate">Share of units that are dropped, in [0, 1); 0.05 or 0.1 are usual.</param>
    /// <exception cref="HillockException">A rate outside [0, 1).</exception>
    public AlphaDropout(double rate) => Rate = Dropout.Check(rate);

    /// <summary>Share of units that are dropped.</summary>
    public double Rate { get; }

    internal static LayerKind Definition { get; } = new(new AlphaDropout(0.1)) { Aliases = ["alphadropout"] };

    /// <inheritdoc/>
    public override string Kind => "alpha_dropout";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => $"AlphaDropout({Rate.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override string Details(Activations.Activation? following) => $"rate {Rate.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new AlphaDropout(settings.Number("rate", Rate, needed: true));

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.KeepsNumbers | LayerRoles.Affine | LayerRoles.KeepsMoments;

    /// <inheritdoc/>
    internal override double DropRate => Rate;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input)
    {
        if (!context.Drops) return new(state);
        var scale = 1 / (((Limit * Limit * Rate) + 1) * (1 - Rate)); // squared
        var keep = 1 - Rate;
        var kept = state.Square + (2 * state.Mean * Limit * Rate) + (Limit * Limit * Rate * Rate);
        return new(state with
        {
            Square = scale * ((keep * kept) + (Rate * Limit * Limit * keep * keep)),
            Cross = scale * keep * keep * state.Cross,
            Near = scale * keep * keep * state.Near,
            Mean = Math.Sqrt(scale) * keep * state.Mean,
            Shaped = null,
        })
        { LogInputs = [Math.Log(scale * keep)] };
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        if (Rate == 0 || !builder.Context.Training) return input;
        var scale = 1 / Math.Sqrt(((Limit * Limit * Rate) + 1) * (1 - Rate));
        return builder.Add(new DropoutOperation(
            builder, builder.Lined(input), Rate, scale, offset: scale * Limit * Rate, dropped: -scale * Limit * (1 - Rate)));
    }
}
