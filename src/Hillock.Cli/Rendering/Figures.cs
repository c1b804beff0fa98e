using System.Globalization;

namespace Hillock.Cli.Rendering;

/// <summary>Numbers and times as people read them.</summary>
internal static class Figures
{
    /// <summary>With thousands separated: <c>60,000</c>.</summary>
    public static string Count(long value) => NumberText.Count(value);

    /// <summary>Four significant digits or all of a whole number: <c>0.1307</c>, <c>207,105</c>; <c>-</c> where there is none.</summary>
    public static string Number(double? value) => value switch
    {
        null => "-",
        { } v when double.IsNaN(v) => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        { } v when Math.Abs(v) is >= 1e3 and < 1e15 => NumberText.Count(v),
        { } v => v.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>With <paramref name="decimals"/> digits after the point; <c>-</c> where there is none.</summary>
    public static string Fixed(double? value, int decimals) => NumberText.Fixed(value, decimals);

    /// <summary>Digits after the point so that the smallest of a column still has two that count; from 1 to 4.</summary>
    public static int Decimals(IEnumerable<double?> column)
    {
        var smallest = column.Where(v => v > 0).Min() ?? 1;
        return Math.Clamp(1 - (int)Math.Floor(Math.Log10(smallest)), 1, 4);
    }

    /// <summary>Two digits after the point, or a power of ten where nothing would be left: <c>0.12</c>, <c>3.4e-06</c>.</summary>
    public static string Ratio(double? value) =>
        value is { } v && double.IsFinite(v) ? NumberText.Ranged(v, 0.01, 1e5, "F2", "0.0e-00") : Fixed(value, 2);

    /// <summary>Every bit of a double, infinities and NaN as words.</summary>
    public static string Exact(double value) => NumberText.Exact(value) switch
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
