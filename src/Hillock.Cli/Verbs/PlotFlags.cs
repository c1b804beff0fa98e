using System.Globalization;
using Hillock.Reports;

namespace Hillock.Cli.Verbs;

/// <summary>Reads what the flags of <c>plot</c> say.</summary>
internal static class PlotFlags
{
    /// <summary>The names of the themes.</summary>
    public static string[] Themes => ["auto", "light", "dark"];

    /// <summary>Two numbers, the smaller first.</summary>
    public static (double Low, double High) Range(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Number(parts[0], out var low) && Number(parts[1], out var high) && low < high) return (low, high);
        throw new HillockException($"--range is '{text}'; expected two numbers, the smaller first, as in --range=-5,5.");
    }

    /// <summary>Pixels across and down; null when no size is given.</summary>
    public static (int Width, int Height)? Size(string? text)
    {
        if (text is null) return null;
        var parts = text.ToLowerInvariant().Split('x', '×');
        const int Least = ActivationPlotOptions.LeastSide, Most = ActivationPlotOptions.MostSide;
        if (parts.Length == 2 && Pixels(parts[0], out var width) && Pixels(parts[1], out var height)
            && width is >= Least and <= Most && height is >= Least and <= Most) return (width, height);
        throw new HillockException($"--size is '{text}'; expected pixels across and down from {Least} to {Most}, as in --size 1200x800.");
    }

    /// <summary>A theme by its name.</summary>
    public static Theme Theme(string text) => text.ToLowerInvariant() switch
    {
        "auto" => Reports.Theme.Auto,
        "light" => Reports.Theme.Light,
        "dark" => Reports.Theme.Dark,
        _ => throw new HillockException($"--theme is '{text}'; expected auto, light or dark.{Suggestions.Ask(text, Themes)}"),
    };

    private static bool Number(string text, out double value) =>
        double.TryParse(text.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool Pixels(string text, out int value) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
