using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The largest, or the mean, of each window and channel; rows are independent of each other.</summary>
internal sealed unsafe class PoolOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly PoolWindows? _windows;
    private readonly bool _isMax;
    private readonly Region? _choice;
    private readonly int _block;
    private bool _backward;
    private bool _training;
    private int _rows;

    /// <summary>Plans pooling over windows of an image.</summary>
    public PoolOperation(PlanBuilder builder, Slot input, PoolWindows windows, Shape output, bool isMax)
        : this(builder, input, output, isMax, work: 4) => _windows = windows;

    /// <summary>Plans pooling over all valid positions of a row.</summary>
    public PoolOperation(PlanBuilder builder, Slot input, bool isMax)
        : this(builder, input, input.Features, isMax, work: 2)
    {
        if (_context.Training) input.Lengths?.Use(builder.Index, backward: true);
    }

    private PoolOperation(PlanBuilder builder, Slot input, Shape output, bool isMax, double work)
        : base(input, builder.NewSlot(output))
    {
        _context = builder.Context;
        _isMax = isMax;
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, work * input.RowLength, int.MaxValue, _context.Threads);
        if (_context.Training && isMax) _choice = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => _windows is not null && Input.Gradient is not null;

    /// <summary>What comes out of pooling over all positions: the features.</summary>
    /// <exception cref="HillockException">There are no positions.</exception>
    public static Shape OutputOf(Layer layer, Shape input) => input.Rank >= 2
        ? input[input.Rank - 1]
        : throw new HillockException($"{layer.GetType().Name} takes images or sequences, such as 7×7×64, got {input}.");

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _training = training && _context.Training;
        Run(rows, backward: false);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is not null) Run(rows, backward: true);
    }

    /// <summary>One block of rows.</summary>
    public void RunBlock(int block)
    {
        var last = Math.Min((block + 1) * _block, _rows);
        for (nint i = block * _block; i < last; i++)
        {
            if (_backward) Backward(i);
            else Forward(i);
        }
    }

    private void Run(int rows, bool backward)
    {
        _rows = rows;
        _backward = backward;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    private void Forward(nint row)
    {
        float* x = Input.Pointer + (row * Input.Stride), y = Output.Pointer + (row * Output.RowLength);
        if (!_isMax) PoolLoops.Mean(Windows(row), x, y, Output.Padded);
        else PoolLoops.Largest(Windows(row), x, y, _training ? _choice!.Pointer + (row * Output.RowLength) : null, Output.Padded);
    }

    private void Backward(nint row)
    {
        var windows = Windows(row);
        var dx = Input.Gradient!.Pointer + (row * Input.RowLength);
        var dy = Output.Gradient!.Pointer + (row * Output.RowLength);
        var overwrites = _windows is { IsTiling: true } && !AccumulatesInput;
        if (!overwrites && !AccumulatesInput) new Span<float>(dx, (int)Input.RowLength).Clear();
        if (_isMax) PoolLoops.LargestGradient(windows, dy, _choice!.Pointer + (row * Output.RowLength), dx, Output.Padded, overwrites);
        else PoolLoops.MeanGradient(windows, dy, dx, Output.Padded, overwrites);
        if (Input.ConsumerAppliesDerivative) Elementwise.Multiply(dx, Input.Derivative!.Pointer + (row * Input.RowLength), dx, Input.RowLength);
    }

    private PoolWindows Windows(nint row) => _windows ?? new PoolWindows(1, Input.Positions, 1, Positions(row), 1, Input.Positions);

    private int Positions(nint row) => Input.Lengths is { } lengths ? (int)lengths.Pointer[row] : Input.Positions;
}
