using Hillock.Kernels;

namespace Hillock.Networks.Plans;

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
        : base(input, builder.NewSlot(input.Features))
    {
        _context = builder.Context;
        _activation = activation;
        builder.Read(input, again: activation.Learns);
        _block = Blocks.Size(_context.MaxRows, 20.0 * input.Features, 1 << 20, _context.Threads);
        if (_context.Training) Derivative = builder.Keep(input.Features);
    }

    /// <summary><c>f'</c> at every unit after a forward pass in training.</summary>
    public Region? Derivative { get; }

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
                Input.Pointer, Input.Stride, dy, Output.Padded, rows, Output.Features, AccumulatesParameters);
        }

        if (Input.Gradient is { } dx)
            Elementwise.Multiply(dy, Derivative!.Pointer, dx.Pointer, (nint)rows * Output.Padded, AccumulatesInput);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block;
        var rows = Math.Min(_block, _rows - (int)first);
        var x = Input.Pointer + (first * Input.Stride);
        var offset = first * Output.Padded;
        var y = Output.Pointer + offset;
        if (_training)
        {
            var d = Derivative!.Pointer + offset;
            _activation.ForwardWithDerivative(x, Input.Stride, y, d, Output.Padded, rows, Output.Features);
        }
        else
        {
            _activation.Forward(x, Input.Stride, y, Output.Padded, rows, Output.Features);
        }
    }
}
