using Hillock.Kernels;
using Hillock.Kernels.Convolution;

namespace Hillock.Networks.Plans;

/// <summary>The backward pass of a convolution from the gradient by its sums dZ: <c>dw = x ∗ dZ</c>, <c>db = Σ dZ</c>, <c>dx = dZ ∗ wᵀ</c> (times the derivative of the layer before).</summary>
/// <remarks>Blocks cut results; sums over lines have chunks that the threads have no part in.</remarks>
internal sealed unsafe class ConvolutionGradient : IBlockWork
{
    private enum Phase
    {
        Sums,
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
    private readonly ChunkSums? _bias;
    private readonly Region? _transposed;
    private readonly int _chunk;
    private readonly int _units;
    private readonly int _inputBlock;
    private Phase _phase;
    private int _rows;
    private int _lines;

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
        _chunk = LineChunks.Size(owner.Output.Padded);
        if (_biasGradient is not null) _bias = new ChunkSums(builder, 1, _context.MaxRows * owner.Output.Positions, owner.Output.Padded, backward: true);
        var flops = kernel.Shape.FlopsPerImage;
        _units = Blocks.Size(kernel.WeightGradientUnits, flops * _context.MaxRows / kernel.WeightGradientUnits, int.MaxValue, _context.Threads);
        if (owner.Input.Gradient is null) return;
        _transposed = builder.BackwardScratch(kernel.TransposedLength);
        _inputBlock = ConvolutionOperation.BlockRows(_context, kernel.Shape.Height, owner.Input.RowLength, flops);
    }

    private Slot Input => _owner.Input;

    private Slot Output => _owner.Output;

    /// <summary>All gradients of the first <paramref name="rows"/> rows.</summary>
    public void Run(int rows)
    {
        _rows = rows;
        _lines = rows * Output.Positions;
        _fused.ParameterGradient(_lines);
        Run(Phase.Sums, Blocks.Count(_lines, _chunk));
        if (_bias is not null) WriteBias();
        Run(Phase.Weights, Blocks.Count(_kernel.WeightGradientUnits, _units));
        if (_transposed is null) return;
        _kernel.Transpose(_weight, _transposed.Pointer);
        Run(Phase.Input, Blocks.Count(rows * _kernel.Shape.Height, _inputBlock));
    }

    /// <summary>One block of any phase.</summary>
    public void RunBlock(int block)
    {
        if (_phase == Phase.Sums) Sums(block);
        else if (_phase == Phase.Weights) Weights(block);
        else InputGradient(block);
    }

    private void Run(Phase phase, int blocks)
    {
        _phase = phase;
        _context.Run(this, blocks);
    }

    private void Sums(int block)
    {
        var first = (nint)block * _chunk;
        var lines = Math.Min(_chunk, _lines - (int)first);
        var offset = first * Output.Padded;
        _fused.Backward(offset, (nint)lines * Output.Padded);
        if (_bias is null) return;
        Elementwise.ColumnSums(Output.Gradient!.Pointer + offset, lines, Output.Padded, Output.Padded, _bias.Of(block, 0), accumulate: false);
    }

    private void WriteBias()
    {
        const int some = 64;
        Span<double> totals = stackalloc double[some];
        for (var first = 0; first < Output.Padded; first += some)
        {
            var part = totals[..Math.Min(some, Output.Padded - first)];
            _bias!.Total(_lines, 0, first, part);
            for (var j = 0; j < part.Length; j++)
                _biasGradient[first + j] = (float)(_owner.AccumulatesParameters ? _biasGradient[first + j] + part[j] : part[j]);
        }
    }

    private void Weights(int block)
    {
        var first = block * _units;
        var count = Math.Min(_units, _kernel.WeightGradientUnits - first);
        _kernel.WeightGradient(
            new ImageBatch(Input.Pointer, Input.Stride), new ImageBatch(Output.Gradient!.Pointer, Output.RowLength), _rows, _weightGradient,
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
