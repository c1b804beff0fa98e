using Hillock.Data;
using Hillock.Experiments.RunFolders;
using Hillock.Health.Fixes;
using Hillock.Health.Monitoring;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>The files in which a run keeps what its monitor saw, and what goes into each activation in the end.</summary>
internal static class HealthFiles
{
    public static void Write(RunFolder folder, MonitorReport report, Network model, DataSet data)
    {
        folder.Write("health.csv", report.LayersCsv());
        folder.Write("units.csv", report.UnitsCsv());
        folder.Write("activation-inputs.csv", ActivationInputs.Csv(ActivationInputs.Of(model, data.Train)));
    }
}
