namespace Hillock.Cli.Rendering;

/// <summary>A progress bar of one line.</summary>
internal static class Bar
{
    /// <summary>Filled in proportion, as markup.</summary>
    public static string Markup(long done, long total, int width)
    {
        var filled = (int)(width * Math.Clamp((double)done / Math.Max(1, total), 0, 1));
        return $"[green]{new string('━', filled)}[/][dim]{new string('─', width - filled)}[/]";
    }
}
