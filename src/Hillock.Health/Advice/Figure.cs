using System.Globalization;

namespace Hillock.Advice;

/// <summary>Figures in sentences: three digits that count, and nothing below what the computation resolves.</summary>
internal static class Figure
{
    private const double Resolved = 1e-6;

    /// <summary>The figure as text.</summary>
    public static string Of(double value)
    {
        if (Math.Abs(value) < Resolved) return "0";
        if (Math.Abs(value) is >= 1000 and < 1e6) return Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);
        return value.ToString("G3", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);
    }

    /// <summary>A chance, which is never quite 0.</summary>
    public static string Chance(double value) => value < Resolved ? "less than one in a million" : Of(value);
}
