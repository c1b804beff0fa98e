namespace Hillock.Cli.Rendering;

/// <summary>Where a run is kept and the one line that repeats it; never wrapped, so that they can be copied.</summary>
internal static class RunPlace
{
    /// <summary>Writes what is known.</summary>
    public static void Write(Screen screen, string? folder, string? command, string? report = null)
    {
        if (folder is not null) screen.Plain($"folder  {folder}");
        if (report is not null) screen.Plain($"report  {report}");
        if (command is not null) screen.Plain($"repeat  {command}");
    }
}
