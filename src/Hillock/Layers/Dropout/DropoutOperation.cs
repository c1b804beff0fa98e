using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>Dropout in training: a unit becomes <c>scale·x + offset</c> with probability <c>1 - rate</c>, and one constant otherwise.</summary>
/// <remarks>The mask of a row is a function of seed, step, layer and row alone.</remarks>
internal sealed unsafe class DropoutOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly Region? _mask;
    private readonly RandomStream _random;
    private readonly uint _dropBelow;
    private readonly float _scale;
    private readonly float _offset;
    private readonly float _dropped;
    private readonly int _block;
    private int _rows;
    private bool _drops;
    private RandomStream _step;

    /// <summary>Plans the dropout.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="input">What goes in.</param>
    /// <param name="rate">The share dropped.</param>
    /// <param name="scale">The factor of a unit that is kept.</param>
    /// <param name="offset">What is added to it.</param>
    /// <param name="dropped">What a dropped unit becomes.</param>
    public DropoutOperation(PlanBuilder builder, Slot input, double rate, double scale, double offset = 0, double dropped = 0)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        _random = _context.Random.Fork(builder.Index);
        _dropBelow = (uint)(rate * uint.MaxValue);
        _scale = (float)scale;
        _offset = (float)offset;
        _dropped = (float)dropped;
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Shape.Size, 1 << 20, _context.Threads);
        if (_context.Training) _mask = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _drops = training && _context.Learning;
        _step = _random.Fork(_context.Step);
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        Elementwise.Multiply(
            Output.Gradient!.Pointer, _mask!.Pointer, Input.Gradient.Pointer, rows * Output.RowLength, AccumulatesInput);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var last = Math.Min((block + 1) * _block, _rows);
        for (nint i = block * _block; i < last; i++)
        {
            var random = _step.Fork(i);
            for (var p = 0; p < Output.Positions; p++)
            {
                var line = (i * Output.Positions) + p;
                var x = Input.Pointer + (line * Input.LineStride);
                var y = Output.Pointer + (line * Output.Padded);
                var mask = _mask is null ? null : _mask.Pointer + (line * Output.Padded);
                if (_drops) Drop(x, y, mask, ref random);
                else Pass(x, y, mask);
                new Span<float>(y + Output.Features, Output.Padded - Output.Features).Clear();
            }
        }
    }

    private void Pass(float* x, float* y, float* mask)
    {
        new ReadOnlySpan<float>(x, Output.Features).CopyTo(new Span<float>(y, Output.Features));
        if (mask is not null) new Span<float>(mask, Output.Padded).Fill(1);
    }

    private void Drop(float* x, float* y, float* mask, ref RandomStream random)
    {
        ulong bits = 0;
        for (var j = 0; j < Output.Padded; j++)
        {
            bits = (j & 1) == 0 ? random.NextBits() : bits >> 32;
            mask[j] = (uint)bits < _dropBelow ? 0 : _scale;
            if (j < Output.Features) y[j] = mask[j] == 0 ? _dropped : (x[j] * _scale) + _offset;
        }
    }
}
