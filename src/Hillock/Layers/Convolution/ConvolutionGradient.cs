using Hillock.Engine;
using Hillock.Kernels;
using Hillock.Kernels.Convolution;

namespace Hillock.Layers;

/// <summary>The backward pass of a convolution from the gradient by its sums dZ: <c>dw = x ∗ dZ</c>, <c>db = Σ dZ</c>, <c>dx = dZ ∗ wᵀ</c> (times the
/// derivative of the layer before).</summary>
/// <remarks>Blocks cut results, never sums.</remarks>
internal sealed unsafe class ConvolutionGradient : IBlockWork
{
    private enum Phase
    {
        Activation,
        Weights,
        Input,
    }

    private readonly PlanContext _context;
    private readonly ConvolutionOperation _owner;
    private readonly ConvolutionKernel _kernel;
    private readonly FusedActivation _fused;
    private readonly float* _weight;
    private readonly float* _weightGradient;
    private readonly float* _biasGradient;
    private readonly Region? _transposed;
    private readonly int _lineBlock;
    private readonly int _unitBlock;
    private readonly int _inputBlock;
    private Phase _phase;
    private int _rows;

    /// <summary>Plans the backward pass of the operation that is being built.</summary>
    public ConvolutionGradient(
        PlanBuilder builder, ConvolutionOperation owner, ConvolutionKernel kernel, FusedActivation fused, OperationWeights weights)
    {
        _context = builder.Context;
        _owner = owner;
        _kernel = kernel;
        _fused = fused;
        _weight = weights.Weight;
        _weightGradient = _context.Gradient(weights.Tensor);
        _biasGradient = weights.BiasTensor is { } bias ? _context.Gradient(bias) : null;
        var (rows, flops) = (_context.MaxRows, kernel.Shape.FlopsPerImage);
        _lineBlock = Blocks.Size(rows * owner.Output.Positions, 8.0 * owner.Output.Padded, int.MaxValue, _context.Threads);
        _unitBlock = Blocks.Size(kernel.WeightGradientUnits, flops * rows / kernel.WeightGradientUnits, int.MaxValue, _context.Threads);
        if (owner.Input.Gradient is null) return;
        _transposed = builder.BackwardScratch(kernel.TransposedLength);
        _inputBlock = Blocks.Size(rows * kernel.Shape.Height, flops / kernel.Shape.Height, kernel.BackwardBlockRows, _context.Threads);
    }

    private Slot Input => _owner.Input;

    private Slot Output => _owner.Output;

    /// <summary>All gradients of the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows)
    {
        _rows = rows;
        _fused.ParameterGradient(rows * Output.Positions);
        if (_fused.Derivative is not null && !Output.ConsumerAppliesDerivative) Run(Phase.Activation, Blocks.Count(rows * Output.Positions, _lineBlock));
        Run(Phase.Weights, Blocks.Count(_kernel.WeightGradientUnits, _unitBlock));
        if (_transposed is null) return;
        _kernel.TransposeWeights(_weight, _transposed.Pointer, 0, _kernel.TransposeUnits);
        Run(Phase.Input, Blocks.Count(rows * _kernel.Shape.Height, _inputBlock));
    }

    /// <summary>One block of any phase.</summary>
    public void RunBlock(int block)
    {
        if (_phase == Phase.Activation) Activation(block);
        else if (_phase == Phase.Weights) Weights(block);
        else InputGradient(block);
    }

    private void Run(Phase phase, int blocks)
    {
        _phase = phase;
        _context.Run(this, blocks);
    }

    private void Activation(int block)
    {
        var first = (nint)block * _lineBlock;
        var lines = Math.Min(_lineBlock, (_rows * Output.Positions) - (int)first);
        _fused.Backward(first * Output.Padded, (nint)lines * Output.Padded);
    }

    private void Weights(int block)
    {
        var first = block * _unitBlock;
        var count = Math.Min(_unitBlock, _kernel.WeightGradientUnits - first);
        _kernel.WeightGradient(
            new ImageBatch(Input.Pointer, Input.Stride), new ImageBatch(Output.Gradient!.Pointer, Output.RowLength), _rows, _weightGradient, _biasGradient,
            first, count, _owner.AccumulatesParameters);
    }

    private void InputGradient(int block)
    {
        var first = block * _inputBlock;
        var rows = Math.Min(_inputBlock, (_rows * _kernel.Shape.Height) - first);
        var dx = Input.Gradient!.Pointer;
        _kernel.InputGradient(
            new ImageBatch(Output.Gradient!.Pointer, Output.RowLength), _transposed!.Pointer, new ImageBatch(dx, Input.RowLength), first, rows,
            _owner.AccumulatesInput);
        if (!Input.ConsumerAppliesDerivative) return;
        var row = (nint)_kernel.Shape.Width * Input.Padded;
        Elementwise.Multiply(dx + (first * row), Input.Derivative!.Pointer + (first * row), dx + (first * row), rows * row);
    }
}
