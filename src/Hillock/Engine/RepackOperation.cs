using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>Copies the numbers of each row, in order, into positions of another length.</summary>
internal sealed unsafe class RepackOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly int _block;
    private int _rows;

    /// <summary>Plans the copy to rows of <paramref name="shape"/>, which holds as many numbers.</summary>
    public RepackOperation(PlanBuilder builder, Slot input, Shape shape)
        : base(input, builder.NewSlot(shape))
    {
        _context = builder.Context;
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 2.0 * shape.Size, int.MaxValue, _context.Threads);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is not { } gradient) return;
        for (nint i = 0; i < rows; i++)
        {
            float* from = Output.Gradient!.Pointer + (i * Output.RowLength), to = gradient.Pointer + (i * Input.RowLength);
            if (!AccumulatesInput) new Span<float>(to, (int)Input.RowLength).Clear(); // pads stay zero
            Copy(from, Output.Features, Output.PositionStride, to, Input.Features, Input.PositionStride, Input.Shape.Size, AccumulatesInput);
        }
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var last = Math.Min((block + 1) * _block, _rows);
        for (nint i = block * _block; i < last; i++)
        {
            float* from = Input.Pointer + (i * Input.Stride), to = Output.Pointer + (i * Output.Stride);
            if (Output.Features != Output.PositionStride) new Span<float>(to, (int)Output.RowLength).Clear();
            Copy(from, Input.Features, Input.PositionStride, to, Output.Features, Output.PositionStride, Input.Shape.Size, add: false);
        }
    }

    private static void Copy(float* from, int fromRun, int fromStride, float* to, int toRun, int toStride, int count, bool add)
    {
        for (int done = 0, fromAt = 0, toAt = 0; done < count;)
        {
            var run = Math.Min(fromRun - fromAt, toRun - toAt);
            var source = new ReadOnlySpan<float>(from + fromAt, run);
            var target = new Span<float>(to + toAt, run);
            if (!add) source.CopyTo(target);
            else for (var i = 0; i < run; i++) target[i] += source[i];
            done += run;
            if ((fromAt += run) == fromRun)
            {
                from += fromStride;
                fromAt = 0;
            }

            if ((toAt += run) != toRun) continue;
            to += toStride;
            toAt = 0;
        }
    }
}
