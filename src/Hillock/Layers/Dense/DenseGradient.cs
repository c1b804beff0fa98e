using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The backward pass of a dense layer, from the gradient by its sums <c>dZ</c>:
/// <c>dW = Xᵀ·dZ</c>, <c>db = Σ dZ</c>, <c>dX = dZ·Wᵀ</c> (times the derivative of the layer before).</summary>
/// <remarks>Blocks cut the rows of the results, never a sum, so any number of threads gives the same bits.</remarks>
internal sealed unsafe class DenseGradient : IBlockWork
{
    private const int MostRows = 48;
    private const int TransposeColumns = 64;

    private readonly PlanContext _context;
    private readonly DenseOperation _owner;
    private readonly Slot _input;
    private readonly Slot _output;
    private readonly Region? _transposed;
    private readonly float* _weight;
    private readonly float* _weightGradient;
    private readonly float* _biasGradient;
    private readonly int _sharedWeightBlock;
    private readonly int _inputBlock;
    private readonly int _transposeBlocks;
    private int _weightBlock;
    private int _weightBlocks;
    private bool _inputPhase;
    private int _rows;

    /// <summary>Plans the backward pass of the operation that is being built.</summary>
    public DenseGradient(PlanBuilder builder, DenseOperation owner, ParameterTensor weight, ParameterTensor? bias)
    {
        _context = builder.Context;
        _owner = owner;
        _input = owner.Input;
        _output = owner.Output;
        _weight = _context.Value(weight);
        _weightGradient = _context.Gradient(weight);
        _biasGradient = bias is null ? null : _context.Gradient(bias);
        _sharedWeightBlock = Blocks.Size(_input.Features, 2.0 * _context.MaxRows * _output.Padded, _input.Features, _context.Threads);
        _inputBlock = Blocks.Size(_context.MaxRows, 2.0 * _input.Padded * _output.Features, MostRows, _context.Threads);
        if (_input.Gradient is null) return;
        _transposed = builder.BackwardScratch((nint)_output.Features * _input.Padded);
        _transposeBlocks = Blocks.Count(_output.Features, TransposeColumns);
    }

    /// <summary>All three gradients of the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows)
    {
        _rows = rows;
        _inputPhase = false;
        _weightBlock = _context.IsShared ? _sharedWeightBlock : _input.Features;
        _weightBlocks = Blocks.Count(_input.Features, _weightBlock);
        _owner.Sparse?.BeginGradient(rows, _output.Gradient!.Pointer);
        _context.Run(this, _weightBlocks + 1 + _transposeBlocks);
        if (_transposed is null) return;
        _inputPhase = true;
        _context.Run(this, Blocks.Count(rows, _inputBlock));
    }

    /// <summary>One block of either phase.</summary>
    public void RunBlock(int block)
    {
        if (_inputPhase) InputGradient(block);
        else if (block < _weightBlocks) WeightGradient(block);
        else if (block > _weightBlocks) Transpose(block - _weightBlocks - 1);
        else BiasGradient();
    }

    private void WeightGradient(int block)
    {
        var first = block * _weightBlock;
        var count = Math.Min(_weightBlock, _input.Features - first);
        float* dz = _output.Gradient!.Pointer, g = _weightGradient + ((nint)first * _output.Padded);
        if (_owner.Sparse is { IsSparse: true } sparse)
        {
            sparse.MultiplyTransposed(first, count, _rows, dz, g, _owner.AccumulatesParameters);
            return;
        }

        Gemm.Multiply(
            count, _output.Padded, _rows, _input.Pointer + first, 1, _input.Stride,
            dz, _output.Padded, g, _output.Padded, accumulate: _owner.AccumulatesParameters);
    }

    private void BiasGradient()
    {
        if (_biasGradient is null) return;
        var dz = _output.Gradient!.Pointer;
        Elementwise.ColumnSums(dz, _rows, _output.Padded, _output.Padded, _biasGradient, _owner.AccumulatesParameters);
    }

    private void Transpose(int block)
    {
        var first = block * TransposeColumns;
        var count = Math.Min(TransposeColumns, _output.Features - first);
        var target = _transposed!.Pointer + ((nint)first * _input.Padded);
        Gemm.Transpose(_input.Features, count, _weight + first, _output.Padded, target, _input.Padded);
        for (var j = 0; j < count; j++, target += _input.Padded)
            for (var i = _input.Features; i < _input.Padded; i++)
                target[i] = 0; // the arena is shared: pads must not carry old numbers into the gradient
    }

    private void InputGradient(int block)
    {
        nint first = (nint)block * _inputBlock;
        var rows = Math.Min(_inputBlock, _rows - (int)first);
        var offset = first * _input.Padded;
        var dx = _input.Gradient!.Pointer + offset;
        Gemm.Multiply(
            rows, _input.Padded, _output.Features, _output.Gradient!.Pointer + (first * _output.Padded), _output.Padded, 1,
            _transposed!.Pointer, _input.Padded, dx, _input.Padded, accumulate: _owner.AccumulatesInput);
        if (_input.ConsumerAppliesDerivative)
            Elementwise.Multiply(dx, _input.Derivative!.Pointer + offset, dx, (nint)rows * _input.Padded);
    }
}
