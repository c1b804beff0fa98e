using Hillock.Activations;
using Hillock.Kernels;
using Hillock.Kernels.Rows;

namespace Hillock.Engine;

/// <summary>A function of each line, with noise added to its inputs while training where there is any.</summary>
internal sealed unsafe class RowOperation : PlanOperation, IBlockWork
{
    private const int Together = 16;

    private readonly PlanContext _context;
    private readonly RowLoop _loop;
    private readonly NoiseLines? _noise;
    private readonly Region _scratch;
    private readonly int _loopScratch;
    private readonly nint _scratchBlock;
    private readonly int _block;
    private int _rows;
    private bool _draws;
    private bool _backward;

    /// <summary>Plans the function.</summary>
    public RowOperation(PlanBuilder builder, Slot input, RowActivation activation, RowLoop loop, Noise? noise)
        : base(input, builder.NewSlot(ActivationOperations.Output(activation, input.Shape)))
    {
        _context = builder.Context;
        _loop = loop;
        builder.Read(input, again: true);
        if (_context.Training) Output.Value!.Use(builder.Index, backward: true);
        _block = Blocks.Size(_context.MaxRows, 40.0 * input.Shape.Size, 1 << 20, _context.Threads);
        if (_context.Training && noise is not null) _noise = new NoiseLines(builder, input, noise);
        // Besides what the loop asks for, room for gradients that are added to what is there.
        _loopScratch = loop.Scratch(input.Features);
        _scratchBlock = AlignedBuffer.Padded(_loopScratch + (Together * input.Features));
        var length = (nint)Blocks.Count(_context.MaxRows, _block) * _scratchBlock;
        _scratch = _context.Training ? builder.Keep(length) : builder.ForwardScratch(length);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _draws = training && _context.Learning && _noise is not null;
        _backward = false;
        _noise?.Begin();
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        _rows = rows;
        _backward = true;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <summary>One block of rows of the pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var rows = Math.Min(_block, _rows - first);
        if (_draws && !_backward) AddNoise(first, rows);
        var scratch = _scratch.Pointer + (block * _scratchBlock);
        var line = (nint)first * Input.Positions;
        var x = _draws ? _noise!.Line(line) : Input.Pointer + (line * Input.LineStride);
        var stride = _draws ? Input.Padded : Input.LineStride;
        if (_backward) Backward(line, x, stride, rows * Input.Positions, scratch);
        else Forward(line, x, stride, rows * Input.Positions, scratch);
    }

    private void Forward(nint line, float* x, nint stride, int lines, float* scratch)
    {
        var y = Output.Pointer + (line * Output.Padded);
        _loop.Forward(x, stride, y, Output.Padded, lines, Input.Features, scratch);
        for (var i = 0; i < lines; i++) CompiledActivation.ClearPad(y + ((nint)i * Output.Padded), Output.Features, Output.Padded);
    }

    private void Backward(nint line, float* x, nint stride, int lines, float* scratch)
    {
        float* dy = Output.Gradient!.Pointer + (line * Output.Padded), dx = Input.Gradient!.Pointer + (line * Input.Padded);
        if (AccumulatesInput)
        {
            for (var i = 0; i < lines; i += Together)
                AddGradient(x + (i * stride), stride, dy + ((nint)i * Output.Padded), dx + ((nint)i * Input.Padded), Math.Min(Together, lines - i), scratch);
            return;
        }

        _loop.Backward(x, stride, dy, Output.Padded, dx, Input.Padded, lines, Input.Features, scratch);
        for (var i = 0; i < lines; i++) CompiledActivation.ClearPad(dx + ((nint)i * Input.Padded), Input.Features, Input.Padded);
    }

    private void AddGradient(float* x, nint stride, float* dy, float* dx, int lines, float* scratch)
    {
        var n = Input.Features;
        var fresh = scratch + _loopScratch;
        _loop.Backward(x, stride, dy, Output.Padded, fresh, n, lines, n, scratch);
        for (var i = 0; i < lines; i++, dx += Input.Padded, fresh += n)
            for (var j = 0; j < n; j++) dx[j] += fresh[j];
    }

    private void AddNoise(int first, int rows)
    {
        _noise!.Draw(first, rows);
        var begin = (nint)first * Input.Positions;
        for (var line = begin; line < begin + ((nint)rows * Input.Positions); line++)
        {
            float* x = Input.Pointer + (line * Input.LineStride), noisy = _noise.Line(line);
            for (var j = 0; j < Input.Features; j++) noisy[j] += x[j];
        }
    }
}
