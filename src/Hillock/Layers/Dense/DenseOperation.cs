using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary><c>y = f(x·W + b)</c>, bias and activation applied to each block of rows while it is in cache.</summary>
internal sealed unsafe class DenseOperation : PlanOperation, IBlockWork
{
    private const int ForwardRows = 48;

    private readonly PlanContext _context;
    private readonly FusedActivation _fused;
    private readonly DenseGradient? _gradient;
    private readonly SparseInput? _sparse;
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
        Activation = activation;
        _weights = weights;
        builder.Read(input, again: true);
        _sparse = SparseInput.For(builder, input, Output);
        _denseBlock = Blocks.Size(_context.MaxRows, 2.0 * input.Features * Output.Padded, ForwardRows, _context.Threads);
        _fused = new FusedActivation(builder, Output, activation);
        if (_context.Training) _gradient = new DenseGradient(builder, this, weights.Tensor, weights.BiasTensor);
    }

    /// <inheritdoc/>
    public override CompiledActivation? Activation { get; }

    /// <inheritdoc/>
    public override Region? ActivationDerivative => _fused.Derivative;

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
        _fused.ParameterGradient(rows);
        _fused.Backward(0, (nint)rows * Output.Padded);
        _gradient!.Run(rows);
    }

    /// <summary>One block of rows of the forward pass.</summary>
    public void RunBlock(int block)
    {
        nint first = (nint)block * _block;
        var rows = Math.Min(_block, _rows - (int)first);
        var offset = first * Output.Padded;
        var z = _fused.Sums(offset, _training);
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

        _fused.Forward(offset, rows, _training);
    }
}
