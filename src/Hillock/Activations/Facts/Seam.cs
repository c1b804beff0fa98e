using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Where two pieces meet.</summary>
internal sealed class Seam
{
    private const int Orders = 6;
    private const int OrdersByExtrapolation = 2;
    private const long LargestDerivative = 100_000;

    private readonly Formula _whole;
    private readonly Joint _joint;

    internal Seam(Formula whole, Curve left, Curve right)
    {
        (_whole, Left, Right) = (whole, left, right);
        _joint = new Joint(whole, left.Value, right.Value, right.From);
        Before = new(_joint.Before, _joint.SlopeBefore);
        After = new(_joint.After, _joint.SlopeAfter);
    }

    internal double X => _joint.X;

    internal Curve Left { get; }

    internal Curve Right { get; }

    internal double Value => _joint.Value;

    internal OneSided Before { get; }

    internal OneSided After { get; }

    /// <summary>Over what distance the formula changes there.</summary>
    internal double Width => _joint.Width;

    internal bool IsJump => _joint.IsJump;

    internal bool IsKink => _joint.IsKink;

    internal Kink Kink => new(X, Value, _whole.Derivative().Evaluate(X), Before, After, IsJump);

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
            if (!_joint.Agree(left, right, order == 2 ? 1e-8 : 1e-5)) return new(order - 1);
        }

        return Facts.Smoothness.Smooth;
    }
}
