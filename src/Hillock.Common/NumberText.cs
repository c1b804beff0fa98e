using System.Globalization;

namespace Hillock;

/// <summary>Numbers as people and files read them; who shows one chooses the digits.</summary>
public static class NumberText
{
    /// <summary>Every bit.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>With thousands separated: <c>60,000</c>.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>So many digits after the point; <paramref name="none"/> where there is no number.</summary>
    public static string Fixed(double? value, int decimals, string none = "-") =>
        value is { } number && !double.IsNaN(number) ? number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : none;

    /// <summary>So many digits that count, and a short exponent: <c>0.25</c>, <c>1.2e-05</c>, <c>3e12</c>.</summary>
    public static string Digits(double value, int digits) =>
        value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    /// <summary>By one format, or as a power of ten by another where the size is below <paramref name="least"/> or from <paramref name="most"/> on.</summary>
    public static string Ranged(double value, double least, double most, string plain, string power)
    {
        var size = Math.Abs(value);
        return value.ToString(value != 0 && (size < least || size >= most) ? power : plain, CultureInfo.InvariantCulture);
    }
}
