using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary>Inverted dropout (Srivastava et al. 2014): keeps a unit with probability <c>1 - rate</c> and scales it by <c>1 / (1 - rate)</c>.</summary>
/// <remarks>The mask of a row is a function of seed, step, layer and row alone.</remarks>
internal sealed unsafe class DropoutOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly Region? _mask;
    private readonly RandomStream _random;
    private readonly uint _dropBelow;
    private readonly float _scale;
    private readonly int _block;
    private int _rows;
    private bool _drops;
    private RandomStream _step;

    /// <summary>Plans the dropout; <paramref name="rate"/> is the share dropped.</summary>
    public DropoutOperation(PlanBuilder builder, Slot input, double rate)
        : base(input, builder.NewSlot(input.Features))
    {
        _context = builder.Context;
        _random = _context.Random.Fork(builder.Index);
        _dropBelow = (uint)(rate * uint.MaxValue);
        _scale = (float)(1 / (1 - rate));
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Features, 1 << 20, _context.Threads);
        if (_context.Training) _mask = builder.Keep(input.Features);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _drops = training && _context.Drops;
        _step = _random.Fork(_context.Step);
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        Elementwise.Multiply(
            Output.Gradient!.Pointer, _mask!.Pointer, Input.Gradient.Pointer, (nint)rows * Output.Padded, AccumulatesInput);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var last = Math.Min(first + _block, _rows);
        for (var i = first; i < last; i++)
        {
            var x = Input.Pointer + (i * Input.Stride);
            var y = Output.Pointer + ((nint)i * Output.Padded);
            if (_drops) Drop(x, y, _mask!.Pointer + ((nint)i * Output.Padded), _step.Fork(i));
            else Pass(x, y, i);
            new Span<float>(y + Output.Features, Output.Padded - Output.Features).Clear();
        }
    }

    private void Pass(float* x, float* y, int row)
    {
        new ReadOnlySpan<float>(x, Output.Features).CopyTo(new Span<float>(y, Output.Features));
        if (_mask is not null) new Span<float>(_mask.Pointer + ((nint)row * Output.Padded), Output.Padded).Fill(1);
    }

    private void Drop(float* x, float* y, float* mask, RandomStream random)
    {
        ulong bits = 0;
        for (var j = 0; j < Output.Padded; j++)
        {
            bits = (j & 1) == 0 ? random.NextBits() : bits >> 32;
            mask[j] = (uint)bits < _dropBelow ? 0 : _scale;
            if (j < Output.Features) y[j] = mask[j] == 0 ? 0 : x[j] * _scale;
        }
    }
}
