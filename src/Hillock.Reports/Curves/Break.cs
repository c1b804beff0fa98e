namespace Hillock.Reports.Curves;

/// <summary>A place where a curve jumps or bends: its value there and what it tends to from either side.</summary>
internal sealed record Break(double X, double Left, double Value, double Right)
{
    /// <summary>Whether the two sides do not meet.</summary>
    public bool IsJump => !Near(Left, Right);

    /// <summary>The sides the value is not on, which are drawn hollow.</summary>
    public IEnumerable<double> Open => new[] { Left, Right }.Where(y => double.IsFinite(y) && !Near(y, Value));

    /// <summary>Whether two values are the same but for the step away from the break.</summary>
    public static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-5 * (1 + Math.Abs(a) + Math.Abs(b));
}
