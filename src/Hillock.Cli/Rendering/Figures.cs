using System.Globalization;

namespace Hillock.Cli.Rendering;

/// <summary>Numbers and times as people read them.</summary>
internal static class Figures
{
    /// <summary>With thousands separated: <c>60,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Four significant digits: <c>0.1307</c>; <c>-</c> where there is none.</summary>
    public static string Number(double? value) => value switch
    {
        null => "-",
        { } v when double.IsNaN(v) => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        { } v => v.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>With <paramref name="decimals"/> digits after the point; <c>-</c> where there is none.</summary>
    public static string Fixed(double? value, int decimals) =>
        value is { } v && !double.IsNaN(v) ? v.ToString("F" + decimals, CultureInfo.InvariantCulture) : "-";

    /// <summary>Every bit of a double, infinities and NaN as words.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture) switch
    {
        "∞" => "Infinity",
        "-∞" => "-Infinity",
        var text => text,
    };

    /// <summary>Such as <c>850 ms</c>, <c>3.2 s</c>, <c>4 min 10 s</c>, <c>2 h 5 min</c>.</summary>
    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds:F0} ms",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s"),
        < 3600 => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };
}
