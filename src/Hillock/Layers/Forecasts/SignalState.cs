using Hillock.Activations.Facts;

namespace Hillock.Layers;

/// <summary>What a forecast knows of the numbers between two layers.</summary>
/// <param name="Square">Mean of x².</param>
/// <param name="Cross">Mean product of the same number of two rows.</param>
/// <param name="Near">Mean product of neighbouring places in one row.</param>
/// <param name="Mean">Mean of x.</param>
internal sealed record SignalState(double Square, double Cross, double Near, double Mean)
{
    /// <summary>The variance of weights times inputs of the last linear layer before.</summary>
    public double WeightScale { get; init; } = 1;

    /// <summary>Whether it comes from a linear layer, with nothing but dropout between.</summary>
    public bool IsLinear { get; init; }

    /// <summary>The activations since the signal was last normalised or joined.</summary>
    public Chain Chain { get; init; }

    /// <summary>How likely it is that some number of the row differs from a constant whatever the input: that no layer before is dead.</summary>
    public double Alive { get; init; } = 1;

    /// <summary>The normal signal that an activation made this one of; null where it is normal itself.</summary>
    public (SignalFunction Function, SignalState Of)? Shaped { get; init; }

    /// <summary>Variance over units and rows.</summary>
    public double Variance => Math.Max(0, Square - (Mean * Mean));

    /// <summary>How alike two rows are, in [-1, 1]; 1 where there is no signal.</summary>
    public double Correlation => Square > 0 ? Math.Clamp(Cross / Square, -1, 1) : 1;

    /// <summary>The mean product of two numbers that have only the mean over everything in common.</summary>
    public double Shared => Math.Min(Cross, Near);

    /// <summary>Whether the numbers can be reckoned with.</summary>
    public bool IsFinite => double.IsFinite(Square) && double.IsFinite(Cross) && double.IsFinite(Mean);

    /// <summary>The signal times a factor, with <paramref name="shift"/> the mean and <paramref name="shiftSquare"/> the mean square of what is added to each
    /// unit.</summary>
    public SignalState Scaled(double square, double shift = 0, double shiftSquare = 0) => this with
    {
        Square = (Square * square) + shiftSquare,
        Cross = (Cross * square) + shiftSquare,
        Near = (Near * square) + shiftSquare,
        Mean = (Mean * Math.Sqrt(square)) + shift,
        Shaped = null,
    };
}
