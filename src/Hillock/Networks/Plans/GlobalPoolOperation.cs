using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary>The mean, or the largest, of each feature over the valid positions of a row.</summary>
internal sealed unsafe class GlobalPoolOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly bool _isMax;
    private readonly Region? _choice;
    private readonly int _block;
    private bool _backward;
    private int _rows;

    /// <summary>Plans the pooling.</summary>
    public GlobalPoolOperation(PlanBuilder builder, Slot input, bool isMax)
        : base(input, builder.NewSlot(input.Features))
    {
        _context = builder.Context;
        _isMax = isMax;
        builder.Read(input, again: false);
        if (_context.Training) input.Lengths?.Use(builder.Index, backward: true);
        _block = Blocks.Size(_context.MaxRows, 2.0 * input.RowLength, int.MaxValue, _context.Threads);
        if (_context.Training && isMax) _choice = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training) => Run(rows, backward: false);

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
            var windows = new PoolWindows(1, Input.Positions, 1, Positions(i), 1, Input.Positions);
            if (_backward) Backward(i, windows);
            else Forward(i, windows);
        }
    }

    private int Positions(nint row) => Input.Lengths is { } lengths ? (int)lengths.Pointer[row] : Input.Positions;

    private void Run(int rows, bool backward)
    {
        _rows = rows;
        _backward = backward;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    private void Forward(nint row, PoolWindows windows)
    {
        float* x = Input.Pointer + (row * Input.Stride), y = Output.Pointer + (row * Output.RowLength);
        if (_isMax) PoolLoops.Largest(windows, x, y, _choice is null ? null : _choice.Pointer + (row * Output.RowLength), Output.Padded);
        else PoolLoops.Mean(windows, x, y, Output.Padded);
    }

    private void Backward(nint row, PoolWindows windows)
    {
        float* dx = Input.Gradient!.Pointer + (row * Input.RowLength), dy = Output.Gradient!.Pointer + (row * Output.RowLength);
        if (!AccumulatesInput) new Span<float>(dx, (int)Input.RowLength).Clear();
        if (_isMax) PoolLoops.LargestGradient(windows, dy, _choice!.Pointer + (row * Output.RowLength), dx, Output.Padded, overwrites: false);
        else PoolLoops.MeanGradient(windows, dy, dx, Output.Padded, overwrites: false);
    }
}
