using Hillock.Networks;

namespace Hillock.Cli.Rendering;

/// <summary>The layers of a network as a table that fits, and the totals.</summary>
internal static class NetworkTable
{
    /// <summary>Writes both.</summary>
    public static void Write(Screen screen, Network model)
    {
        foreach (var line in model.Summary(screen.Width).TrimEnd().Split('\n'))
        {
            if (line.Length > screen.Width && !line.Contains("  ", StringComparison.Ordinal)) screen.Paragraph(line);
            else screen.Plain(line.TrimEnd());
        }
    }
}
