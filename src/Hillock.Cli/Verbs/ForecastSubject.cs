using Hillock.Data;
using Hillock.Health.Forecasts;
using Hillock.Networks;

namespace Hillock.Cli.Verbs;

/// <summary>A network to forecast, and what is known of the rows that it will see.</summary>
/// <param name="Name">The activation, or the activations.</param>
/// <param name="Model">The network with its first weights.</param>
/// <param name="Rows">The rows it will be trained on; null for a plain stack, which is told of normal rows.</param>
internal sealed record ForecastSubject(string Name, Sequential Model, Split? Rows)
{
    /// <summary>The forecast; where it is to be compared with the engine, without dropout, as a trace has it.</summary>
    public ForecastReport Forecast(bool measures) => Health.Forecasts.Forecast.Of(
        Model, new ForecastOptions { Inputs = Rows is null ? new InputMoments() : InputMoments.Of(Rows, Model.Inputs), Dropout = !measures });

    /// <summary>What the engine measures.</summary>
    public IReadOnlyList<LayerMeasure> Measure() => Rows is null ? ForecastMeasure.OfNormalRows(Model) : ForecastMeasure.Of(Model, Rows);
}
