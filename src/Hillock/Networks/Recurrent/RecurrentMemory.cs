using Hillock.Networks.Plans;

namespace Hillock.Networks.Recurrent;

/// <summary>The working memory of a recurrent layer: one matrix [rows × units] after the other, step by step.</summary>
/// <remarks>Time comes first, so that a step's rows lie together, and so do all steps for the weights' gradient. Without training a plane has
/// the memory of one step.</remarks>
internal sealed unsafe class RecurrentMemory
{
    private readonly RecurrentSizes _sizes;
    private readonly Region _inputs;
    private readonly Region _states;
    private readonly Region _sums;
    private readonly Region _kept;
    private readonly Region _learned;
    private readonly Region _carry;
    private readonly Region? _stateGradient;
    private readonly Region? _otherGradient;
    private readonly nint _plane;
    private readonly bool _everyStep;

    /// <summary>Reserves the memory of the operation that is being built.</summary>
    public RecurrentMemory(PlanBuilder builder, RecurrentSizes sizes, RecurrentCell cell, LearnedPlanes learned)
    {
        _sizes = sizes;
        _everyStep = builder.Context.Training;
        nint rows = builder.Context.MaxRows;
        var steps = _everyStep ? sizes.Steps : 1;
        _plane = steps * rows * sizes.Width;
        _inputs = Reserve(steps * rows * sizes.InputWidth);
        _states = Reserve((_everyStep ? steps + 1 : 1) * rows * sizes.Width);
        _sums = Reserve(cell.Slices.Count * _plane);
        _kept = Reserve(cell.Kept * _plane);
        _learned = Reserve(learned.Count * _plane);
        _carry = builder.ForwardScratch(rows * sizes.Width);
        if (!_everyStep) return;
        _stateGradient = builder.BackwardScratch(rows * sizes.Width);
        _otherGradient = builder.BackwardScratch(rows * sizes.Width);

        Region Reserve(nint length) => _everyStep ? builder.Keep(length) : builder.ForwardScratch(length);
    }

    /// <summary>Rows in use.</summary>
    public int Rows { get; set; }

    /// <summary>The first number of a row of a plane at a step.</summary>
    public float* At(Plane plane, int step, int row) => plane.Kind switch
    {
        PlaneKind.Before => Line(_states, step, row),
        PlaneKind.After => Line(_states, step + 1, row),
        PlaneKind.Sums => Line(_sums, step, row) + (plane.Index * _plane),
        PlaneKind.Kept => Line(_kept, step, row) + (plane.Index * _plane),
        PlaneKind.Learned => Line(_learned, step, row) + (plane.Index * _plane),
        PlaneKind.Carry => _carry.Pointer + ((nint)row * _sizes.Width),
        PlaneKind.StateGradient => _stateGradient!.Pointer + ((nint)row * _sizes.Width),
        _ => _otherGradient!.Pointer + ((nint)row * _sizes.Width),
    };

    /// <summary>The inputs of a row at a step.</summary>
    public float* Inputs(int step, int row) => _inputs.Pointer + (Index(step, row) * _sizes.InputWidth);

    /// <summary>Fills rows of a plane with 0.</summary>
    public void Clear(Plane plane, int step, int row, int rows) =>
        new Span<float>(At(plane, step, row), rows * _sizes.Width).Clear();

    private float* Line(Region region, int step, int row) => region.Pointer + (Index(step, row) * _sizes.Width);

    private nint Index(int step, int row) => _everyStep ? ((nint)step * Rows) + row : row;
}
