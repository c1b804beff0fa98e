using Hillock.Experiments.RunFolders;
using Hillock.Health.Monitoring;

namespace Hillock.Experiments.Runs;

/// <summary>The files in which a run keeps what its monitor saw.</summary>
internal static class HealthFiles
{
    public static void Write(RunFolder folder, MonitorReport report)
    {
        folder.Write("health.csv", report.LayersCsv());
        folder.Write("units.csv", report.UnitsCsv());
    }
}
