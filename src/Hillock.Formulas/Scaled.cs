namespace Hillock.Formulas;

/// <summary>A number <c>m * 2^e</c> whose exponent is a float64 number itself: what overflows or vanishes in float64 still has a size here.</summary>
/// <remarks>1 ≤ |m| &lt; 2 unless the number is 0, infinite or NaN, which have the exponent 0.</remarks>
internal readonly struct Scaled
{
    // From here on a term is nothing beside another.
    private const double Apart = 70;
    private readonly double _mantissa;

    private Scaled(double mantissa, double exponent) => (_mantissa, Exponent) = (mantissa, exponent);

    /// <summary>Wraps <paramref name="value"/>.</summary>
    internal static Scaled Of(double value) => Of(value, 0);

    /// <summary><c>mantissa * 2^exponent</c>.</summary>
    internal static Scaled Of(double mantissa, double exponent)
    {
        if (mantissa == 0 || !double.IsFinite(mantissa)) return new(mantissa, 0);
        var shift = Math.ILogB(mantissa);
        var sum = exponent + shift;
        if (double.IsFinite(sum)) return new(Math.ScaleB(mantissa, -shift), sum);
        return new(sum > 0 ? double.PositiveInfinity * Math.Sign(mantissa) : 0, 0);
    }

    internal double Exponent { get; }

    internal bool IsNaN => double.IsNaN(_mantissa);

    internal bool IsFinite => double.IsFinite(_mantissa);

    internal bool IsInfinity => double.IsInfinity(_mantissa);

    internal int Sign => IsNaN ? 0 : Math.Sign(_mantissa);

    /// <summary>A float64 number; infinite or 0 where the exponent does not fit.</summary>
    internal double Value => Exponent switch
    {
        > 1100 => double.PositiveInfinity * _mantissa,
        < -1200 => 0 * _mantissa,
        _ => Math.ScaleB(_mantissa, (int)Exponent),
    };

    /// <summary>log2 of the size.</summary>
    internal double Log2 => Math.Log2(Math.Abs(_mantissa)) + Exponent;

    internal Scaled Abs => new(Math.Abs(_mantissa), Exponent);

    public static Scaled operator -(Scaled a) => new(-a._mantissa, a.Exponent);

    public static Scaled operator +(Scaled a, Scaled b)
    {
        if (!a.IsFinite || !b.IsFinite || a.Sign == 0 || b.Sign == 0)
            return a.IsFinite && b.IsFinite ? (a.Sign == 0 ? b : a) : new(Ends(a) + Ends(b), 0);
        if (a.Exponent < b.Exponent) (a, b) = (b, a);
        var apart = a.Exponent - b.Exponent;
        return apart > Apart ? a : Of(a._mantissa + Math.ScaleB(b._mantissa, -(int)apart), a.Exponent);
    }

    public static Scaled operator -(Scaled a, Scaled b) => a + -b;

    public static Scaled operator *(Scaled a, Scaled b) => Of(a._mantissa * b._mantissa, a.Exponent + b.Exponent);

    public static Scaled operator /(Scaled a, Scaled b) => Of(a._mantissa / b._mantissa, a.Exponent - b.Exponent);

    /// <summary>-1, 0 or 1; null if either is NaN.</summary>
    internal static int? Compare(Scaled a, Scaled b)
    {
        if (a.IsNaN || b.IsNaN) return null;
        if (a.Sign != b.Sign || !a.IsFinite || !b.IsFinite) return Ends(a).CompareTo(Ends(b));
        return a.Exponent == b.Exponent || a.Sign == 0 ? a._mantissa.CompareTo(b._mantissa) : a.Exponent.CompareTo(b.Exponent) * a.Sign;
    }

    // Only sign and finiteness count.
    private static double Ends(Scaled a) => a.IsFinite ? a.Sign : a._mantissa;
}
