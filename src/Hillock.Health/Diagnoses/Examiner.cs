using Hillock.Data;
using Hillock.Health.Forecasts;
using Hillock.Health.Lint;
using Hillock.Health.Monitoring;
using Hillock.Health.Probes;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Diagnoses;

/// <summary>Examines a network and its training, stage by stage: lint, forecast, one batch, then a watched training.</summary>
public static class Examiner
{
    /// <summary>What can be said before a step: lint, forecast and one batch. The network's weights are the same afterwards.</summary>
    /// <param name="model">The network; one without values gets its first ones from the options' seed.</param>
    /// <param name="data">The data.</param>
    /// <param name="options">The training that is meant.</param>
    /// <param name="probe">How much of a batch to look at.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="HillockException">A network that does not fit the data.</exception>
    public static Examination BeforeTraining(
        Network model, DataSet data, FitOptions? options = null, ProbeOptions? probe = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FitOptions();
        if (model is Module { IsBuilt: false } module) module.Build(data.Inputs);
        if (!model.IsInitialized) model.Initialize(options.Seed);
        var lint = NetworkLint.Run(model, data, options);
        var forecast = Forecast.Of(model, new ForecastOptions { Inputs = InputMoments.Of(data.Train, data.Inputs) });
        IReadOnlyList<Finding> before = [.. lint, .. forecast.Findings];
        try
        {
            var report = BatchProbe.Run(model, data, options, probe, token);
            return new Examination(model, data, options) { Before = before, Forecast = forecast, Probe = report };
        }
        catch (HillockException) when (lint.Verdict() == HealthVerdict.Failing)
        {
            return new Examination(model, data, options) { Before = before, Forecast = forecast }; // what training refuses, the lint has said
        }
    }

    /// <summary>All stages: trains the network as the options say, with a monitor beside their callbacks. What training would refuse ends the examination
    /// before it.</summary>
    /// <exception cref="HillockException">Options out of range, or a network that does not fit the data.</exception>
    public static Examination Train(
        Network model, DataSet data, FitOptions? options = null, ProbeOptions? probe = null, MonitorOptions? monitor = null, CancellationToken token = default)
    {
        var before = BeforeTraining(model, data, options, probe, token);
        if (before.Probe is null) return before;
        var watch = new HealthMonitor(monitor);
        var history = model.Fit(data, before.Options with { Callbacks = [.. before.Options.Callbacks, watch] }, token);
        return before with { Monitor = watch.Report, History = history };
    }
}
