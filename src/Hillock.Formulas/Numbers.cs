using System.Globalization;

namespace Hillock.Formulas;

/// <summary>Numbers as text that reads back to the same bits.</summary>
public static class Numbers
{
    /// <summary>As in <c>0.25</c>, <c>1e-5</c>, <c>pi</c>, <c>inf</c>.</summary>
    public static string Print(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        if (value == Math.PI) return "pi";
        if (value == Math.E) return "e";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0
            ? text
            : text[..exponent] + "e" + int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
