using Hillock.Experiments.RunFiles;
using Hillock.Health.Forecasts;

namespace Hillock.Experiments.Treatments;

/// <summary>The forecast of a run that is not trained.</summary>
internal static class Forecasts
{
    /// <summary>What is foretold of a changed run on the same data; null where it cannot be built.</summary>
    public static ForecastReport? Of(Patient patient, RunSpec spec)
    {
        try
        {
            using var model = Patient.Of(spec, patient).Build();
            model.Initialize(spec.Fit.Seeds[0]);
            return Forecast.Of(model, new ForecastOptions { Inputs = InputMoments.Of(patient.Data.Train, patient.Data.Inputs), Cures = false });
        }
        catch (HillockException)
        {
            return null;
        }
    }
}
