using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary><c>y = f(x·W + b)</c>, bias and activation applied to each block of rows while it is in cache.</summary>
internal sealed unsafe class DenseOperation : PlanOperation, IBlockWork
{
    private const int ForwardRows = 48;

    private readonly PlanContext _context;
    private readonly CompiledActivation? _activation;
    private readonly Region? _sums;
    private readonly DenseGradient? _gradient;
    private readonly SparseInput? _sparse;
    private readonly Region? _derivative;
    private readonly OperationWeights _weights;
    private readonly int _denseBlock;
    private int _block;
    private int _rows;
    private bool _training;

    /// <summary>Plans the layer; without an activation the output is linear.</summary>
    public DenseOperation(PlanBuilder builder, Slot input, OperationWeights weights, CompiledActivation? activation)
        : base(input, builder.NewSlot(weights.Tensor.Columns))
    {
        _context = builder.Context;
        _activation = activation;
        _weights = weights;
        builder.Read(input, again: true);
        _sparse = SparseInput.For(builder, input, Output);
        _denseBlock = Blocks.Size(_context.MaxRows, 2.0 * input.Features * Output.Padded, ForwardRows, _context.Threads);
        if (!_context.Training) return;
        if (activation is not null) _derivative = builder.Keep(Output);
        if (activation is { Learns: true }) _sums = builder.Keep(Output);
        else Output.Derivative = _derivative;
        _gradient = new DenseGradient(builder, this, weights.Tensor, weights.BiasTensor);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation => _activation;

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _derivative;

    /// <summary>The input where it is the caller's rows, which may be mostly zeros.</summary>
    public SparseInput? Sparse => _sparse;

    /// <inheritdoc/>
    public override bool AppliesInputDerivative => Input.Gradient is not null;

    /// <inheritdoc/>
    public override void Refresh() => _weights.Refresh();

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        _rows = rows;
        _training = training;
        _sparse?.Look(rows, _weights.Weight, _weights.Bias);
        _block = _sparse is { IsSparse: true } ? _sparse.Block : _denseBlock;
        _context.Run(this, Blocks.Count(rows, _block));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        ApplyDerivative(rows);
        _gradient!.Run(rows);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block;
        var rows = Math.Min(_block, _rows - (int)first);
        var offset = first * Output.Padded;
        var y = Output.Pointer + offset;
        var z = !_training || _activation is null ? y : (_sums ?? _derivative)!.Pointer + offset;
        if (_sparse is { IsSparse: true })
        {
            _sparse.Multiply(first, rows, _weights.Weight, _weights.Bias, z);
        }
        else
        {
            Gemm.Multiply(
                rows, Output.Padded, Input.Features, Input.Pointer + (first * Input.Stride), Input.Stride, 1,
                _weights.Weight, Output.Padded, z, Output.Padded, _weights.Bias);
        }

        if (_activation is null) return;
        if (_training)
        {
            var d = _derivative!.Pointer + offset;
            _activation.ForwardWithDerivative(z, Output.Padded, y, d, Output.Padded, rows, Output.Features);
        }
        else
        {
            _activation.Forward(z, Output.Padded, y, Output.Padded, rows, Output.Features);
        }
    }

    private void ApplyDerivative(int rows)
    {
        if (_derivative is null || Output.ConsumerAppliesDerivative) return;
        var dy = Output.Gradient!.Pointer;
        if (_sums is not null)
        {
            _activation!.ParameterGradient(
                _sums.Pointer, Output.Padded, dy, Output.Padded, rows, Output.Features);
        }

        Elementwise.Multiply(dy, _derivative.Pointer, dy, (nint)rows * Output.Padded);
    }
}
