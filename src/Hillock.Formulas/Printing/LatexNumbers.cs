using System.Globalization;

namespace Hillock.Formulas.Printing;

/// <summary>Numbers and products in LaTeX.</summary>
internal static class LatexNumbers
{
    private const int MostParts = 64;

    /// <summary>The number; 0.7071067811865476 as the root it is.</summary>
    internal static string Print(double value)
    {
        if (value < 0 || (value == 0 && double.IsNegative(value))) return "-" + Print(-value);
        if (double.IsInfinity(value)) return @"\infty";
        if (value == Math.PI) return @"\pi";
        if (value == Math.E) return "e";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Length > 12 && (Fraction(value) ?? Root(value)) is { } exact ? exact : Scientific(text);
    }

    /// <summary><c>a b</c>, with a dot where figures meet and a thin space before a function.</summary>
    internal static string Times(IReadOnlyList<string> operands)
    {
        var (a, b) = (operands[0], operands[1]);
        if (char.IsAsciiDigit(b[0])) return $@"{a} \cdot {b}";
        var tight = char.IsAsciiDigit(a[^1]) || b[0] == '(' || b.StartsWith(@"\left(", StringComparison.Ordinal);
        return tight && !a.EndsWith('}') ? $"{a} {b}" : $@"{a} \, {b}";
    }

    private static string Scientific(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0) return text;
        var power = $"10^{{{int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture)}}}";
        return text[..e] == "1" ? power : $@"{text[..e]} \cdot {power}";
    }

    private static string? Fraction(double value)
    {
        for (var q = 2; q <= MostParts; q++)
            if (Math.Round(value * q) is >= 1 and <= MostParts and var p && p / q == value)
                return $@"\frac{{{p}}}{{{q}}}";
        return null;
    }

    // sqrt(p / q), sqrt(p pi / q), sqrt(p / (q pi)), to the last bit but one.
    private static string? Root(double value)
    {
        foreach (var (unit, above, below) in new[] { (1.0, "", ""), (Math.PI, @" \pi", ""), (1 / Math.PI, "", @" \pi") })
        {
            for (var q = 1; q <= MostParts; q++)
            {
                var p = Math.Round(value * value / unit * q);
                if (p is < 1 or > MostParts || Math.Abs(Math.Sqrt(p * unit / q) - value) > 2.3e-16 * value) continue;
                var top = p == 1 && above.Length > 0 ? above.Trim() : $"{p}{above}";
                var bottom = q == 1 && below.Length > 0 ? below.Trim() : $"{q}{below}";
                return bottom == "1" ? $@"\sqrt{{{top}}}" : $@"\sqrt{{\frac{{{top}}}{{{bottom}}}}}";
            }
        }

        return null;
    }
}
