using System.Globalization;

namespace Hillock.Formulas.Printing;

/// <summary>Finite numbers as literals of C, C# and Python.</summary>
internal static class Decimals
{
    /// <summary>Always with a point or an exponent, so that nothing is taken for an integer.</summary>
    internal static string Print(double value) => Shape(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The shortest that reads back to the same float32.</summary>
    internal static string Print(float value) => Shape(value.ToString("R", CultureInfo.InvariantCulture));

    private static string Shape(string digits)
    {
        var e = digits.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0) return digits[..e] + "e" + int.Parse(digits[(e + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
    }
}
