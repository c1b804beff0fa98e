using System.Globalization;

namespace Hillock.Health;

/// <summary>Numbers in sentences.</summary>
internal static class NumberWords
{
    /// <summary>Five digits that count.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        0 => "0",
        _ => NumberText.Digits(value, 5),
    };

    /// <summary>Three digits that count.</summary>
    public static string Short(double value) => double.IsFinite(value) && value != 0
        ? NumberText.Digits(value, 3)
        : Number(value);

    /// <summary>A share as <c>12 %</c>; small ones with a digit more.</summary>
    public static string Percent(double share) => (100 * share).ToString(share is > 0 and < 0.1 or > 0.9 and < 1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A whole number, or a power of ten where it is huge.</summary>
    public static string Count(double value) => value < 1e7 ? NumberText.Count(Math.Round(value)) : Number(value);

    /// <summary>As in <c>x = 0, 1 and 2</c>; of many the first four.</summary>
    public static string Places(IReadOnlyList<double> xs)
    {
        var shown = xs.Take(4).Select(Number).ToList();
        if (xs.Count > 4) return $"x = {string.Join(", ", shown)} and {xs.Count - 4} more";
        return "x = " + (shown.Count == 1 ? shown[0] : string.Join(", ", shown.SkipLast(1)) + " and " + shown[^1]);
    }
}
