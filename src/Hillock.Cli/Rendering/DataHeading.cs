using Hillock.Data;

namespace Hillock.Cli.Rendering;

/// <summary>What a verb works on, above its answer: the data, the task and the target.</summary>
internal static class DataHeading
{
    /// <summary>A line, and what to know of the data.</summary>
    public static void Write(Screen screen, DataSet data, IReadOnlyList<string> warnings)
    {
        screen.Line($"[bold]{Screen.Escape(data.Name)}[/]: {Screen.Escape(data.Question)}");
        foreach (var warning in warnings) Facts.Warning(screen, warning);
        screen.Plain();
    }
}
