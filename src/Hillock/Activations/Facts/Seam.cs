using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Where two pieces meet.</summary>
internal sealed class Seam(Formula whole, Curve left, Curve right)
{
    private const double Same = 1e-8;
    private const int Orders = 6;
    private const int OrdersByExtrapolation = 2;
    private const long LargestDerivative = 100_000;

    internal double X { get; } = right.From;

    internal Curve Left { get; } = left;

    internal Curve Right { get; } = right;

    internal double Value { get; } = whole.Evaluate(right.From);

    internal OneSided Before { get; } = Side(left, right.From, -1);

    internal OneSided After { get; } = Side(right, right.From, 1);

    internal bool IsJump => !(Close(Before.Value, After.Value) && Close(Before.Value, Value));

    internal bool IsKink => IsJump || !Close(Before.Derivative, After.Derivative);

    internal Kink Kink => new(X, Value, whole.Derivative().Evaluate(X), Before, After, IsJump);

    /// <summary>How many derivatives go through it.</summary>
    internal Smoothness Smoothness()
    {
        if (IsJump) return Facts.Smoothness.Discontinuous;
        if (IsKink) return new(0);
        var same = Left.Value.Equals(Right.Value);
        var (left, right) = (Left.Slope, Right.Slope);
        for (var order = 2; order <= (same ? OrdersByExtrapolation : Orders); order++)
        {
            (left, right) = (left.Derivative(), right.Derivative());
            if (left.Size + right.Size > LargestDerivative) break;
            if (!Close(OneSidedLimit.Of(left, X, -1), OneSidedLimit.Of(right, X, 1), order == 2 ? Same : 1e-5)) return new(order - 1);
        }

        return Facts.Smoothness.Smooth;
    }

    private static OneSided Side(Curve curve, double x, int side) =>
        new(OneSidedLimit.Of(curve.Value, x, side), OneSidedLimit.Of(curve.Slope, x, side));

    private static bool Close(double a, double b, double tolerance = Same) =>
        double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a) + Math.Abs(b));
}
