using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary><c>y = f(x)</c> for a layer of its own.</summary>
internal sealed unsafe class ActivationOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly CompiledActivation _activation;
    private readonly int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the activation.</summary>
    public ActivationOperation(PlanBuilder builder, Slot input, CompiledActivation activation)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        _activation = activation;
        builder.Read(input, again: activation.Learns);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Shape.Size, 1 << 20, _context.Threads);
        if (_context.Training) ActivationDerivative = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override CompiledActivation Activation => _activation;

    /// <inheritdoc/>
    public override Region? ActivationDerivative { get; }

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
        var dy = Output.Gradient!.Pointer;
        if (_activation.Learns)
        {
            _activation.ParameterGradient(
                Input.Pointer, Input.LineStride, dy, Output.Padded, rows * Output.Positions, Output.Features);
        }

        if (Input.Gradient is { } dx)
            Elementwise.Multiply(dy, ActivationDerivative!.Pointer, dx.Pointer, rows * Output.RowLength, AccumulatesInput);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block * Output.Positions;
        var lines = Math.Min(_block, _rows - (block * _block)) * Output.Positions;
        var x = Input.Pointer + (first * Input.LineStride);
        var offset = first * Output.Padded;
        var y = Output.Pointer + offset;
        if (_training)
        {
            var d = ActivationDerivative!.Pointer + offset;
            _activation.ForwardWithDerivative(x, Input.LineStride, y, d, Output.Padded, lines, Output.Features);
        }
        else
        {
            _activation.Forward(x, Input.LineStride, y, Output.Padded, lines, Output.Features);
        }
    }
}
