using Hillock.Cli.Rendering;
using Hillock.Experiments.RunFiles;
using Hillock.Reports.Runs;

namespace Hillock.Cli.Verbs;

/// <summary>The page that a run leaves in its folder.</summary>
internal static class ReportPage
{
    /// <summary>Writes it where it is wanted and there is a folder; returns its path. What hinders it is told, and costs nothing of the run.</summary>
    public static string? Leave(Session session, RunSpec spec, string? folder)
    {
        if (spec.Place.Report == false || folder is null) return null;
        try
        {
            var path = Path.Combine(folder, RunReport.FileName);
            session.Save(() => AtomicFile.WriteText(path, RunReport.Read(folder).ToHtml()));
            return path;
        }
        catch (HillockException e)
        {
            Facts.Warning(session.Error, $"No report was written: {e.Message}");
            return null;
        }
    }
}
