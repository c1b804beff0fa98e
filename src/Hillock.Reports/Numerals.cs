using System.Globalization;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Reports;

/// <summary>Numbers as pages show them: rounded, so that the same facts give the same text everywhere.</summary>
internal static class Numerals
{
    /// <summary>Four significant digits; ∞ where it is infinite.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "none";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        if (Math.Abs(value) < 1e-9) return "0";
        return value.ToString(Math.Abs(value) is >= 1e6 or < 1e-4 ? "0.###e+0" : "G4", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>As in <c>[−0.2785, ∞)</c>.</summary>
    public static string Of(Interval range) =>
        $"{(range.LowAttained ? '[' : '(')}{Of(range.Low)}, {Of(range.High)}{(range.HighAttained ? ']' : ')')}";

    /// <summary>As in <c>(−∞, 0]</c>, or <c>0</c> for a point.</summary>
    public static string Of(Stretch stretch) => stretch.IsPoint
        ? Of(stretch.From)
        : $"{(double.IsInfinity(stretch.From) ? '(' : '[')}{Of(stretch.From)}, {Of(stretch.To)}{(double.IsInfinity(stretch.To) ? ')' : ']')}";

    /// <summary>Several, with commas; <paramref name="none"/> where there are none, and a count instead of a very long list.</summary>
    public static string List<T>(IReadOnlyList<T> items, Func<T, string> show, string none) => items.Count switch
    {
        0 => none,
        > 8 => $"{items.Count} places, the first {string.Join(", ", items.Take(4).Select(show))}",
        _ => string.Join(", ", items.Select(show)),
    };
}
