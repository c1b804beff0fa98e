using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary>The largest, or the mean, of each window and channel; images are independent of each other.</summary>
internal sealed unsafe class PoolOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly PoolWindows _windows;
    private readonly bool _isMax;
    private readonly Region? _choice;
    private readonly int _block;
    private bool _backward;
    private bool _training;
    private int _rows;

    /// <summary>Plans the pooling.</summary>
    public PoolOperation(PlanBuilder builder, Slot input, PoolWindows windows, Shape output, bool isMax)
        : base(input, builder.NewSlot(output))
    {
        _context = builder.Context;
        _windows = windows;
        _isMax = isMax;
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 4.0 * input.RowLength, int.MaxValue, _context.Threads);
        if (_context.Training && isMax) _choice = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

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

    /// <summary>One block of images.</summary>
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

    private void Forward(nint image)
    {
        float* x = Input.Pointer + (image * Input.Stride), y = Output.Pointer + (image * Output.RowLength);
        if (!_isMax) PoolLoops.Mean(_windows, x, y, Output.Padded);
        else PoolLoops.Largest(_windows, x, y, _training ? _choice!.Pointer + (image * Output.RowLength) : null, Output.Padded);
    }

    private void Backward(nint image)
    {
        var dx = Input.Gradient!.Pointer + (image * Input.RowLength);
        var dy = Output.Gradient!.Pointer + (image * Output.RowLength);
        var overwrites = _windows.IsTiling && !AccumulatesInput;
        if (!overwrites && !AccumulatesInput) new Span<float>(dx, (int)Input.RowLength).Clear();
        if (_isMax) PoolLoops.LargestGradient(_windows, dy, _choice!.Pointer + (image * Output.RowLength), dx, Output.Padded, overwrites);
        else PoolLoops.MeanGradient(_windows, dy, dx, Output.Padded, overwrites);
        if (Input.ConsumerAppliesDerivative) Elementwise.Multiply(dx, Input.Derivative!.Pointer + (image * Input.RowLength), dx, Input.RowLength);
    }
}
