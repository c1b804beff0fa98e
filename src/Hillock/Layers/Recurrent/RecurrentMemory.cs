using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The working memory of a recurrent layer: one matrix [rows × units] after the other, step by step.</summary>
/// <remarks>Time comes first, so that a step's rows lie together, and so do all steps for the weights' gradient. Without training a plane has
/// the memory of one step, and sums and inputs that of the steps whose inputs are multiplied together.</remarks>
internal sealed unsafe class RecurrentMemory
{
    private readonly RecurrentSizes _sizes;
    private readonly Region _inputs;
    private readonly Region _states;
    private readonly Region _sums;
    private readonly Region _kept;
    private readonly Region _carry;
    private readonly Region? _stateGradient;
    private readonly Region? _otherGradient;
    private readonly int _slices;
    private readonly int _learnedFirst;
    private readonly int _others;
    private readonly int _sumSteps;
    private readonly nint _sumPlane;
    private readonly nint _plane;
    private readonly bool _everyStep;

    /// <summary>Reserves the memory of the operation that is being built.</summary>
    public RecurrentMemory(PlanBuilder builder, RecurrentSizes sizes, RecurrentCell cell, LearnedPlanes learned)
    {
        _sizes = sizes;
        _everyStep = builder.Context.Training;
        nint rows = builder.Context.MaxRows;
        var steps = _everyStep ? sizes.Steps : 1;
        _sumSteps = _everyStep ? sizes.Steps : sizes.Together;
        _sumPlane = _sumSteps * rows * sizes.Width;
        _plane = steps * rows * sizes.Width;
        _inputs = Reserve(_sumSteps * rows * sizes.InputWidth);
        _states = Reserve((_everyStep ? steps + 1 : 1) * rows * sizes.Width);
        _slices = cell.Slices.Count;
        _learnedFirst = cell.Kept;
        _others = cell.Kept + learned.Count;
        _sums = Reserve(_slices * _sumPlane);
        _kept = Reserve(_others * _plane);
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
        PlaneKind.Sums => _sums.Pointer + (plane.Index * _sumPlane) + (SumIndex(step, row) * _sizes.Width),
        PlaneKind.Kept => Line(_kept, step, row) + (plane.Index * _plane),
        PlaneKind.Learned => Line(_kept, step, row) + ((_learnedFirst + plane.Index) * _plane),
        PlaneKind.Carry => _carry.Pointer + ((nint)row * _sizes.Width),
        PlaneKind.StateGradient => _stateGradient!.Pointer + ((nint)row * _sizes.Width),
        _ => _otherGradient!.Pointer + ((nint)row * _sizes.Width),
    };

    /// <summary>The inputs of a row at a step.</summary>
    public float* Inputs(int step, int row) => _inputs.Pointer + (SumIndex(step, row) * _sizes.InputWidth);

    /// <summary>Fills rows of a plane with 0.</summary>
    public void Clear(Plane plane, int step, int row, int rows) =>
        new Span<float>(At(plane, step, row), rows * _sizes.Width).Clear();

    /// <summary>A plane, by its number among all, at the next step of a forward pass: fetched while this step's products run.</summary>
    public Ahead Next(int index, int step, int row, int rows)
    {
        if (!_everyStep || step + 1 >= _sizes.Steps || index > _slices + _others) return default;
        var start = index < _slices ? At(Plane.Sums(index), step + 1, row)
            : index < _slices + _others ? At(Plane.Kept(index - _slices), step + 1, row)
            : At(Plane.After, step + 1, row);
        return new Ahead(start, (nint)rows * _sizes.Width);
    }

    /// <summary>Rows of sums from one on, counted over all steps: to be fetched before they are read.</summary>
    public Ahead Sums(int slice, int line, int lines) =>
        new(_sums.Pointer + (slice * _sumPlane) + ((nint)line * _sizes.Width), (nint)lines * _sizes.Width);

    private float* Line(Region region, int step, int row) => region.Pointer + (Index(step, row) * _sizes.Width);

    private nint SumIndex(int step, int row) => ((nint)(step % _sumSteps) * Rows) + row;

    private nint Index(int step, int row) => _everyStep ? ((nint)step * Rows) + row : row;
}
