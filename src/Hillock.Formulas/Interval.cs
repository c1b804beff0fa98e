namespace Hillock.Formulas;

/// <summary>The numbers from <paramref name="Low"/> to <paramref name="High"/>; infinite ends are never included.</summary>
/// <param name="Low">Greatest lower bound.</param>
/// <param name="High">Least upper bound.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>All numbers.</summary>
    public static Interval Everything => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether the low end is reached, not only approached.</summary>
    public bool LowAttained { get; init; }

    /// <summary>Whether the high end is reached, not only approached.</summary>
    public bool HighAttained { get; init; }

    /// <summary>Whether both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether <paramref name="x"/> lies between the ends, ends counted.</summary>
    public bool Contains(double x) => x >= Low && x <= High;

    /// <summary>As in <c>[-0.278464542761074, inf)</c>.</summary>
    public override string ToString() =>
        $"{(LowAttained ? '[' : '(')}{Show(Low)}, {Show(High)}{(HighAttained ? ']' : ')')}";

    /// <summary>Every sum.</summary>
    public static Interval operator +(Interval a, Interval b) => Of(a.Low + b.Low, a.High + b.High);

    /// <summary>Every difference.</summary>
    public static Interval operator -(Interval a, Interval b) => a + -b;

    /// <summary>Every value negated.</summary>
    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    /// <summary>Every product.</summary>
    public static Interval operator *(Interval a, Interval b) =>
        Hull(Times(a.Low, b.Low), Times(a.Low, b.High), Times(a.High, b.Low), Times(a.High, b.High));

    /// <summary>Every quotient.</summary>
    public static Interval operator /(Interval a, Interval b) =>
        b.Low <= 0 && b.High >= 0 ? Everything : a * new Interval(1 / b.High, 1 / b.Low);

    internal static Interval Abs(Interval a) =>
        a.Low >= 0 ? a : a.High <= 0 ? -a : new(0, Math.Max(-a.Low, a.High));

    internal static Interval Min(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

    internal static Interval Max(Interval a, Interval b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

    internal static Interval Hypot(Interval a, Interval b)
    {
        var (u, v) = (Abs(a), Abs(b));
        return new(double.Hypot(u.Low, v.Low), double.Hypot(u.High, v.High));
    }

    internal static Interval Power(Interval a, Interval b)
    {
        if (b.Low == b.High && b.Low > 0 && b.Low == Math.Floor(b.Low))
            return b.Low % 2 == 0 ? Abs(a).Through(x => Math.Pow(x, b.Low)) : a.Through(x => Math.Pow(x, b.Low));
        return a.Low >= 0
            ? Hull(Math.Pow(a.Low, b.Low), Math.Pow(a.Low, b.High), Math.Pow(a.High, b.Low), Math.Pow(a.High, b.High))
            : Everything;
    }

    /// <summary>The range of an increasing function that is defined from <paramref name="from"/> on.</summary>
    internal Interval Through(Func<double, double> increasing, double from = double.NegativeInfinity) =>
        High < from ? Everything : Of(increasing(Math.Max(Low, from)), increasing(High));

    internal Interval Join(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    // 0 times an unbounded operand: the operand is finite wherever it is evaluated, so the product is 0.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Interval Hull(double a, double b, double c, double d) =>
        Of(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));

    private static Interval Of(double low, double high) => new(
        double.IsNaN(low) ? double.NegativeInfinity : low,
        double.IsNaN(high) ? double.PositiveInfinity : high);

    private static string Show(double value) => double.IsFinite(value)
        ? value.ToString("G15", System.Globalization.CultureInfo.InvariantCulture)
        : Numbers.Print(value);
}
