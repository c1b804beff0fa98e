using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>A function of each line, with noise added to its inputs while training where there is any.</summary>
internal sealed unsafe class RowOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly RowLoop _loop;
    private readonly NoiseLines? _noise;
    private readonly Region _scratch;
    private readonly int _scratchLine;
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
        // Besides what the loop asks for, room for a gradient that is added to what is there.
        _scratchLine = loop.Scratch(input.Features) + input.Features;
        var length = (nint)Blocks.Count(_context.MaxRows, _block) * _scratchLine;
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
        var scratch = _scratch.Pointer + ((nint)block * _scratchLine);
        var begin = (nint)first * Input.Positions;
        for (var line = begin; line < begin + ((nint)rows * Input.Positions); line++)
        {
            var x = _draws ? _noise!.Line(line) : Input.Pointer + (line * Input.LineStride);
            if (_backward) Backward(line, x, scratch);
            else Forward(line, x, scratch);
        }
    }

    private void Forward(nint line, float* x, float* scratch)
    {
        var y = Output.Pointer + (line * Output.Padded);
        _loop.Forward(x, Input.Features, y, scratch);
        CompiledActivation.ClearPad(y, Output.Features, Output.Padded);
    }

    private void Backward(nint line, float* x, float* scratch)
    {
        float* y = Output.Pointer + (line * Output.Padded), dy = Output.Gradient!.Pointer + (line * Output.Padded);
        float* dx = Input.Gradient!.Pointer + (line * Input.Padded), fresh = scratch;
        _loop.Backward(x, y, dy, Input.Features, AccumulatesInput ? fresh : dx, scratch + Input.Features);
        if (!AccumulatesInput) CompiledActivation.ClearPad(dx, Input.Features, Input.Padded);
        for (var j = 0; AccumulatesInput && j < Input.Features; j++) dx[j] += fresh[j];
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
