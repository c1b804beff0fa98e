using System.Numerics;

namespace Hillock.Layers;

/// <summary>A part of a step: products for some slices, then arithmetic unit by unit.</summary>
internal abstract class CellStage
{
    /// <summary>The first slice.</summary>
    public required int FirstSlice { get; init; }

    /// <summary>How many slices there are.</summary>
    public required int Slices { get; init; }

    /// <summary>What the recurrent weights multiply.</summary>
    public Plane Source { get; init; } = Plane.Before;

    /// <summary>Where the gradient by it is added.</summary>
    public Plane SourceGradient { get; init; } = Plane.StateGradient;

    /// <summary>From the sums to the state; in training, over the sums, what their gradient is to be multiplied by.</summary>
    public abstract void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>;

    /// <summary>From the gradient by the state to those by the sums, and to the part of the one by the state before that is not by way of the sums.</summary>
    public abstract void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>;
}
