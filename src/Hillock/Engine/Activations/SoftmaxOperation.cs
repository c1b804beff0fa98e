using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary><c>yⱼ = e^xⱼ / Σₖ e^xₖ</c> over each row, shifted by the row's largest x.</summary>
internal sealed unsafe class SoftmaxOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly int _block;
    private int _rows;

    /// <summary>Plans the softmax.</summary>
    public SoftmaxOperation(PlanBuilder builder, Slot input)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        builder.Read(input, again: false);
        if (_context.Training) Output.Value!.Use(builder.Index, backward: true);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Shape.Size, 1 << 20, _context.Threads);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <summary><c>dx = y·(dy - Σ dy·y)</c>.</summary>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        float* y = Output.Pointer, dy = Output.Gradient!.Pointer, dx = Input.Gradient.Pointer;
        for (var i = 0; i < rows * Output.Positions; i++, y += Output.Padded, dy += Output.Padded, dx += Output.Padded)
        {
            double dot = 0;
            for (var j = 0; j < Output.Features; j++) dot += (double)y[j] * dy[j];
            for (var j = 0; j < Output.Padded; j++)
            {
                var gradient = j < Output.Features ? y[j] * (dy[j] - (float)dot) : 0;
                dx[j] = AccumulatesInput ? dx[j] + gradient : gradient;
            }
        }
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block * Output.Positions;
        var lines = Math.Min(_block, _rows - (block * _block)) * Output.Positions;
        var x = Input.Pointer + (first * Input.LineStride);
        var y = Output.Pointer + (first * Output.Padded);
        SoftmaxRows.Shift(x, Input.LineStride, y, Output.Padded, lines, Output.Features);
        SoftmaxRows.Normalize(y, Output.Padded, lines, Output.Features);
    }
}
