using Hillock.Kernels;
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
    private readonly Region _planes;
    private readonly Region _carry;
    private readonly Region? _stateGradient;
    private readonly Region? _otherGradient;
    private readonly int _keptFirst;
    private readonly int _learnedFirst;
    private readonly int _count;
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
        _keptFirst = cell.Slices.Count;
        _learnedFirst = _keptFirst + cell.Kept;
        _count = _learnedFirst + learned.Count;
        _planes = Reserve(_count * _plane);
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
        PlaneKind.Sums => Line(_planes, step, row) + (plane.Index * _plane),
        PlaneKind.Kept => Line(_planes, step, row) + ((_keptFirst + plane.Index) * _plane),
        PlaneKind.Learned => Line(_planes, step, row) + ((_learnedFirst + plane.Index) * _plane),
        PlaneKind.Carry => _carry.Pointer + ((nint)row * _sizes.Width),
        PlaneKind.StateGradient => _stateGradient!.Pointer + ((nint)row * _sizes.Width),
        _ => _otherGradient!.Pointer + ((nint)row * _sizes.Width),
    };

    /// <summary>The inputs of a row at a step.</summary>
    public float* Inputs(int step, int row) => _inputs.Pointer + (Index(step, row) * _sizes.InputWidth);

    /// <summary>Fills rows of a plane with 0.</summary>
    public void Clear(Plane plane, int step, int row, int rows) =>
        new Span<float>(At(plane, step, row), rows * _sizes.Width).Clear();

    /// <summary>A plane, by its number among all, at the next step of a forward pass: fetched while this step's products run.</summary>
    public Ahead Next(int index, int step, int row, int rows)
    {
        if (!_everyStep || step + 1 >= _sizes.Steps || index > _count) return default;
        var start = index == _count ? Line(_states, step + 2, row) : Line(_planes, step + 1, row) + (index * _plane);
        return new Ahead(start, (nint)rows * _sizes.Width);
    }

    /// <summary>Rows of sums from one on, counted over all steps: to be fetched before they are read.</summary>
    public Ahead Sums(int slice, int line, int lines) =>
        new(_planes.Pointer + (slice * _plane) + ((nint)line * _sizes.Width), (nint)lines * _sizes.Width);

    private float* Line(Region region, int step, int row) => region.Pointer + (Index(step, row) * _sizes.Width);

    private nint Index(int step, int row) => _everyStep ? ((nint)step * Rows) + row : row;
}
