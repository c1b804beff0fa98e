using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>Several formulas of each number, side by side: <c>[f₁(x), …, fₖ(x)]</c> of each line.</summary>
internal sealed unsafe class WideningOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly ActivationKernel[] _kernels;
    private readonly Region? _derivative;
    private readonly int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the activation.</summary>
    public WideningOperation(PlanBuilder builder, Slot input, WideningActivation activation)
        : base(input, builder.NewSlot(ActivationOperations.Output(activation, input.Shape)))
    {
        _context = builder.Context;
        _kernels = [.. activation.Formulas.Select(f => ActivationKernel.Compile(f, []))];
        builder.Read(input, again: false);
        _block = Blocks.Size(_context.MaxRows, 20.0 * Output.Shape.Size, 1 << 20, _context.Threads);
        if (_context.Training) _derivative = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _training = training;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradient is null) return;
        var n = Input.Features;
        float* dy = Output.Gradient!.Pointer, d = _derivative!.Pointer, dx = Input.Gradient.Pointer;
        for (var i = 0; i < rows * Output.Positions; i++, dy += Output.Padded, d += Output.Padded, dx += Input.Padded)
        {
            if (!AccumulatesInput) new Span<float>(dx, Input.Padded).Clear();
            for (var k = 0; k < Output.Features; k += n)
                for (var j = 0; j < n; j++) dx[j] += dy[k + j] * d[k + j];
        }
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block * Output.Positions;
        var lines = Math.Min(_block, _rows - (block * _block)) * Output.Positions;
        for (var line = first; line < first + lines; line++)
        {
            float* x = Input.Pointer + (line * Input.LineStride), y = Output.Pointer + (line * Output.Padded);
            for (var k = 0; k < _kernels.Length; k++)
            {
                var at = k * Input.Features;
                if (_training) _kernels[k].ForwardWithDerivative(x, y + at, _derivative!.Pointer + (line * Output.Padded) + at, Input.Features, null);
                else _kernels[k].Forward(x, y + at, Input.Features, null);
            }

            CompiledActivation.ClearPad(y, Output.Features, Output.Padded);
        }
    }
}
