namespace Hillock.Formulas;

/// <summary>Where two pieces of a formula meet: limits of value and slope from both sides.</summary>
public sealed class Joint
{
    private const double Rounding = 1e-12;
    private const double RoundingOfSlopes = 1e-9;
    private const double Extrapolation = 1e-7;
    private const double Invisible = 1e-15;

    private readonly OneSidedLimit _before, _after, _slopeBefore, _slopeAfter;
    private readonly double _slack;
    private readonly Formula _whole;

    /// <summary>Measures the pieces <paramref name="left"/> and <paramref name="right"/> of a formula where they meet.</summary>
    public Joint(Formula whole, Formula left, Formula right, double x)
    {
        (_whole, X) = (whole, x);
        Width = Features.Of(whole).WidthAt(x);
        Value = whole.Evaluate(x);
        var (leftSlope, rightSlope) = (left.Derivative(), right.Derivative());
        _before = OneSidedLimit.Of(left, x, -1, Width);
        _after = OneSidedLimit.Of(right, x, 1, Width);
        _slopeBefore = OneSidedLimit.Of(leftSlope, x, -1, Width);
        _slopeAfter = OneSidedLimit.Of(rightSlope, x, 1, Width);

        // The place itself is known to rounding only.
        var steepest = new[] { SlopeBefore, SlopeAfter }.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        _slack = 4e-15 * Math.Abs(x) * steepest;
        IsKink = IsJump || !Close(_slopeBefore, _slopeAfter, Size(leftSlope, rightSlope), RoundingOfSlopes, Invisible * Largest(leftSlope, rightSlope));
    }

    /// <summary>Where.</summary>
    public double X { get; }

    /// <summary>Over what distance the formula changes there.</summary>
    public double Width { get; }

    /// <summary>The value at the place itself.</summary>
    public double Value { get; }

    /// <summary>The limit of the value from the left.</summary>
    public double Before => _before.Value;

    /// <summary>The limit of the value from the right.</summary>
    public double After => _after.Value;

    /// <summary>The limit of the slope from the left.</summary>
    public double SlopeBefore => _slopeBefore.Value;

    /// <summary>The limit of the slope from the right.</summary>
    public double SlopeAfter => _slopeAfter.Value;

    /// <summary>Whether the value goes on from side to side, whatever it is at the place itself.</summary>
    public bool Meets => Close(_before, _after, _slack / Rounding);

    /// <summary>Whether the value jumps.</summary>
    public bool IsJump => !(Meets && Close(_before, new(Value, true), _slack / Rounding));

    /// <summary>Whether the value or the slope jumps.</summary>
    public bool IsKink { get; }

    /// <summary>Those of <paramref name="formula"/>, ascending.</summary>
    public static IReadOnlyList<Joint> Of(Formula formula)
    {
        var pieces = formula.Pieces();
        return [.. pieces.Zip(pieces.Skip(1), (left, right) => new Joint(formula, left.Formula, right.Formula, right.From))];
    }

    /// <summary>Whether the two pieces, or derivatives of one order of them, have the same limit.</summary>
    /// <param name="left">Of the piece on the left.</param>
    /// <param name="right">Of that on the right.</param>
    /// <param name="tolerance">Relative to what they are nearby.</param>
    public bool Agree(Formula left, Formula right, double tolerance)
    {
        var (before, after) = (OneSidedLimit.Of(left, X, -1, Width), OneSidedLimit.Of(right, X, 1, Width));

        // Where a high derivative is past computing, it shows no break.
        return double.IsNaN(before.Value) || double.IsNaN(after.Value)
            || Close(before, after, Size(left, right), tolerance, Invisible * Largest(left, right));
    }

    // The largest either is at a few places beside each feature.
    private double Largest(Formula left, Formula right)
    {
        var largest = 0.0;
        foreach (var feature in Features.Of(_whole).All)
        {
            foreach (var step in (double[])[-3, -0.7, -0.1, 0.1, 0.7, 3])
            {
                var x = feature.Centre + (step * feature.Width);
                if (Math.Abs((x < X ? left : right).Program.Run(x)) is var v && double.IsFinite(v)) largest = Math.Max(largest, v);
            }
        }

        return largest;
    }

    // How large the two are nearby: of limits that are 0 only rounding is left to compare.
    private double Size(Formula left, Formula right)
    {
        var size = 0.0;
        foreach (var distance in (double[])[0.01, 0.1, 0.5])
        {
            var step = distance * Width;
            foreach (var v in (double[])[left.Program.Run(X - step), right.Program.Run(X + step)])
                if (double.IsFinite(v)) size = Math.Max(size, Math.Abs(v));
        }

        return size;
    }

    private static bool Close(OneSidedLimit a, OneSidedLimit b, double size, double rounding = Rounding, double floor = 0)
    {
        var tolerance = a.IsExact && b.IsExact ? rounding : Math.Max(rounding, Extrapolation);
        return double.IsFinite(a.Value) && double.IsFinite(b.Value)
            && Math.Abs(a.Value - b.Value) <= (tolerance * (Math.Abs(a.Value) + Math.Abs(b.Value) + size)) + floor;
    }
}
