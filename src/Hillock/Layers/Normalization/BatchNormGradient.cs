using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The backward pass of a batch normalisation: <c>dγ = Σ dz·x̂</c>, <c>dβ = Σ dz</c>,
/// <c>dx = γ/√(σ² + ε)·(dz - dβ/N - x̂·dγ/N)</c> over the N numbers of a channel.</summary>
internal sealed unsafe class BatchNormGradient : IBlockWork
{
    private const int Group = 64;
    private const int Sums = 0, Products = 1;

    private readonly PlanContext _context;
    private readonly BatchNormOperation _owner;
    private readonly FusedActivation _fused;
    private readonly BatchNormParameters _parameters;
    private readonly BatchNormTerms _terms;
    private readonly ChunkSums _sums;
    private readonly Region _slopes;
    private readonly Slot _input;
    private readonly int _chunkBlock;
    private readonly int _lineBlock;
    private bool _inputPhase;
    private int _lines;

    /// <summary>Plans the backward pass of the operation that is being built.</summary>
    public BatchNormGradient(
        PlanBuilder builder, BatchNormOperation owner, FusedActivation fused, BatchNormParameters parameters, BatchNormTerms terms, int lineBlock)
    {
        _context = builder.Context;
        _owner = owner;
        _fused = fused;
        _parameters = parameters;
        _terms = terms;
        _lineBlock = lineBlock;
        _input = owner.Input;
        var lines = _context.MaxRows * _input.Positions;
        _sums = new ChunkSums(builder, 2, lines, _input.Padded, backward: true);
        _chunkBlock = Blocks.Size(Blocks.Count(lines, _sums.Lines), 6.0 * _sums.Lines * _input.Padded, int.MaxValue, _context.Threads);
        _slopes = builder.BackwardScratch(2 * (nint)_input.Padded);
    }

    /// <summary>All gradients; of running statistics where <paramref name="batch"/> is false, which do not depend on the input.</summary>
    public void Run(int lines, bool batch)
    {
        _lines = lines;
        _inputPhase = false;
        _context.Run(this, Blocks.Count(Blocks.Count(lines, _sums.Lines), _chunkBlock));
        Total(batch);
        if (_input.Gradient is null) return;
        _inputPhase = true;
        _context.Run(this, Blocks.Count(lines, _lineBlock));
    }

    /// <summary>One block of either phase.</summary>
    public void RunBlock(int block)
    {
        if (_inputPhase) InputGradient(block);
        else ChunkBlock(block);
    }

    private void ChunkBlock(int block)
    {
        var last = Math.Min((block + 1) * _chunkBlock, Blocks.Count(_lines, _sums.Lines));
        for (var chunk = block * _chunkBlock; chunk < last; chunk++)
        {
            var first = chunk * _sums.Lines;
            var lines = Math.Min(_sums.Lines, _lines - first);
            var offset = (nint)first * _input.Padded;
            _fused.Backward(offset, (nint)lines * _input.Padded);
            BatchNormLoops.GradientSums(
                _input.Pointer + offset, _owner.Output.Gradient!.Pointer + offset, lines, _input.Padded, _terms.Centre,
                _sums.Cleared(chunk, Sums), _sums.Cleared(chunk, Products));
        }
    }

    private void Total(bool batch)
    {
        Span<double> sums = stackalloc double[Group], products = stackalloc double[Group];
        float* slope = _slopes.Pointer, constant = slope + _input.Padded;
        new Span<float>(slope, 2 * _input.Padded).Clear();
        for (var first = 0; first < _input.Features; first += Group)
        {
            var count = Math.Min(Group, _input.Features - first);
            _sums.Total(_lines, Sums, first, sums[..count]);
            _sums.Total(_lines, Products, first, products[..count]);
            for (var k = 0; k < count; k++)
            {
                var j = first + k;
                double inverse = _terms.Inverse[j], offset = _terms.Offset[j], factor = _terms.Factor[j];
                var scale = (inverse * products[k]) + (offset * sums[k]); // Σ dz·x̂
                Write(_parameters.ScaleGradient, j, scale);
                Write(_parameters.ShiftGradient, j, sums[k]);
                if (!batch) continue;
                slope[j] = (float)(-factor * inverse * scale / _lines);
                constant[j] = (float)(-factor * (sums[k] + (offset * scale)) / _lines);
            }
        }
    }

    private void Write(float* gradient, int channel, double value)
    {
        if (gradient is null) return;
        gradient[channel] = (float)(_owner.AccumulatesParameters ? gradient[channel] + value : value);
    }

    private void InputGradient(int block)
    {
        var first = block * _lineBlock;
        var lines = Math.Min(_lineBlock, _lines - first);
        var offset = (nint)first * _input.Padded;
        var dx = _input.Gradient!.Pointer + offset;
        BatchNormLoops.InputGradient(
            _input.Pointer + offset, _owner.Output.Gradient!.Pointer + offset, dx, lines, _input.Padded,
            _terms.Centre, _terms.Factor, _slopes.Pointer, _slopes.Pointer + _input.Padded, _owner.AccumulatesInput);
        if (_input.ConsumerAppliesDerivative)
            Elementwise.Multiply(dx, _input.Derivative!.Pointer + offset, dx, (nint)lines * _input.Padded);
    }
}
