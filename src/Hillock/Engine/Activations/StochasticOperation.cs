using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>An activation with a random number for each element while training, and a fixed formula otherwise.</summary>
internal sealed unsafe class StochasticOperation : PlanOperation, IBlockWork
{
    private readonly PlanContext _context;
    private readonly ActivationParameters _learned;
    private readonly LineLoops _evaluation;
    private readonly LineLoops? _training;
    private readonly NoiseLines? _noise;
    private readonly Region? _derivative;
    private readonly int _block;
    private int _rows;
    private bool _keeps;
    private bool _draws;

    /// <summary>Plans the activation.</summary>
    public StochasticOperation(PlanBuilder builder, Slot input, StochasticActivation activation, IParameterOwner? owner)
        : base(input, builder.NewSlot(input.Shape))
    {
        _context = builder.Context;
        _learned = new ActivationParameters(builder, activation, owner, input.Features);
        _evaluation = new LineLoops(activation.Evaluation, _learned, null) { IsRaw = input.Value is null };
        builder.Read(input, again: _learned.Count > 0);
        _block = Blocks.Size(_context.MaxRows, 40.0 * input.Shape.Size, 1 << 20, _context.Threads);
        if (!_context.Training) return;
        _training = new LineLoops(activation.Training, _learned, StochasticActivation.NoiseVariable) { IsRaw = input.Value is null };
        _noise = new NoiseLines(builder, Output, activation.Noise);
        _derivative = builder.Keep(Output);
    }

    /// <inheritdoc/>
    public override ActivationParameters Learned => _learned;

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _derivative;

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _keeps = training;
        _draws = training && _context.Learning;
        _noise?.Begin();
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        var dy = Output.Gradient!.Pointer;
        if (_learned.Count > 0)
        {
            _learned.BeginGradients();
            (_draws ? _training! : _evaluation).ParameterGradient(
                Input.Pointer, Input.LineStride, _draws ? _noise!.Line(0) : null, dy, Output.Padded, rows * Output.Positions, Output.Features);
        }

        if (Input.Gradient is { } dx) Elementwise.Multiply(dy, _derivative!.Pointer, dx.Pointer, rows * Output.RowLength, AccumulatesInput);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        var first = block * _block;
        var rows = Math.Min(_block, _rows - first);
        var line = (nint)first * Output.Positions;
        if (_draws) _noise!.Draw(first, rows);
        (_draws ? _training! : _evaluation).Forward(
            Input.Pointer + (line * Input.LineStride), Input.LineStride, _draws ? _noise!.Line(line) : null,
            Output.Pointer + (line * Output.Padded), _keeps ? _derivative!.Pointer + (line * Output.Padded) : null,
            Output.Padded, rows * Output.Positions, Output.Features);
    }
}
