using Hillock.Data;
using Hillock.Health.Forecasts;
using Hillock.Health.Monitoring;
using Hillock.Health.Probes;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Diagnoses;

/// <summary>Everything that is known of a network, its data and its training when a diagnosis is made; what was not looked at is null or empty.</summary>
/// <param name="Model">The network.</param>
/// <param name="Data">The data.</param>
/// <param name="Options">The training.</param>
public sealed record Examination(Network Model, DataSet Data, FitOptions Options)
{
    /// <summary>What was found before any number was computed, and by the forecast.</summary>
    public IReadOnlyList<Finding> Before { get; init; } = [];

    /// <summary>What signal and gradient were foretold to do.</summary>
    public ForecastReport? Forecast { get; init; }

    /// <summary>What one batch told.</summary>
    public ProbeReport? Probe { get; init; }

    /// <summary>What was seen in training.</summary>
    public MonitorReport? Monitor { get; init; }

    /// <summary>The epochs of that training.</summary>
    public History? History { get; init; }

    /// <summary>How much was learned; null without a training.</summary>
    public Achievement? Achievement => History is null ? null : Achievement.Of(History, Data);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
