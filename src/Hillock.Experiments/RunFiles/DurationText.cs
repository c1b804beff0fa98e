using System.Globalization;

namespace Hillock.Experiments.RunFiles;

/// <summary>A time as it is written: <c>90</c> or <c>90s</c>, <c>10m</c>, <c>1.5h</c>.</summary>
internal static class DurationText
{
    private const double Longest = 30 * 86400;

    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("min", 60), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <exception cref="HillockException">It is no time, not above 0, or above 30 days.</exception>
    public static double Seconds(string name, string text)
    {
        var (number, factor) = (text.Trim(), 1.0);
        foreach (var (unit, seconds) in Units)
        {
            if (!number.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) continue;
            (number, factor) = (number[..^unit.Length].TrimEnd(), seconds);
            break;
        }

        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value * factor <= Longest)
            return value * factor;
        throw new HillockException($"{name} is '{text}', but must be a time above 0 and up to 30 days, such as 60s, 10m or 1h.");
    }

    public static string Print(double seconds) => ValueText.Print(seconds) + "s";
}
