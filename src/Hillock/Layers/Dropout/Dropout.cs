using System.Globalization;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Sets units to 0 at random in training and scales the rest by <c>1 / (1 - rate)</c>; does nothing otherwise.</summary>
/// <remarks>Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014, in the inverted form.</remarks>
public sealed class Dropout : SingleInputLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="rate">Share of units that are dropped, in [0, 1).</param>
    /// <exception cref="HillockException">A rate outside [0, 1).</exception>
    public Dropout(double rate)
    {
        Rate = Check(rate);
    }

    /// <summary>Share of units that are dropped.</summary>
    public double Rate { get; }

    internal static LayerKind Definition { get; } = new(new Dropout(0.5));

    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => $"Dropout({Rate.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override string Details(Activations.Activation? following) => $"rate {Rate.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Dropout(settings.Number("rate", Rate, needed: true));

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.KeepsNumbers | LayerRoles.KeepsChannels | LayerRoles.Affine;

    /// <inheritdoc/>
    internal override double DropRate => Rate;

    /// <summary>What is kept is scaled by 1 / (1 - rate).</summary>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) => !context.Drops
        ? new(state)
        : new(state with { Square = state.Square / (1 - Rate), Shaped = null }) { LogInputs = [-Math.Log(1 - Rate)] };

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        Rate == 0 || !builder.Context.Training ? input : builder.Add(new DropoutOperation(builder, builder.Lined(input), Rate, scale: 1 / (1 - Rate)));

    /// <summary>The rate, if it is one.</summary>
    /// <exception cref="HillockException">A rate outside [0, 1).</exception>
    internal static double Check(double rate) => rate is >= 0 and < 1
        ? rate
        : throw new HillockException(
            $"The dropout rate is {rate.ToString(CultureInfo.InvariantCulture)}; it is the share of units dropped, at least 0 and below 1, such as 0.5.");
}
