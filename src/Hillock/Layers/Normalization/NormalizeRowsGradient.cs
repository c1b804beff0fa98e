using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The backward pass of a normalisation of lines: <c>dγ = Σ dz·x̂</c>, <c>dβ = Σ dz</c> over the lines and, within each line of n features,
/// with <c>g = γ·dz</c>, <c>dx = (g - Σ g/n - x̂·Σ g·x̂/n)/√(σ² + ε)</c>; the second term only where it is centred.</summary>
internal sealed unsafe class NormalizeRowsGradient : IBlockWork
{
    private const int Group = 64;
    private const int Scales = 0, Shifts = 1;

    private readonly PlanContext _context;
    private readonly NormalizeRowsOperation _owner;
    private readonly FusedActivation _fused;
    private readonly NormalizationLines _shape;
    private readonly ChunkSums _sums;
    private readonly float* _scaleGradient;
    private readonly float* _shiftGradient;
    private readonly int _block;
    private float* _statistics;
    private int _lines;

    /// <summary>Plans the backward pass of the operation that is being built.</summary>
    public NormalizeRowsGradient(
        PlanBuilder builder, NormalizeRowsOperation owner, FusedActivation fused, NormalizationLines shape, ParameterTensor? scale, ParameterTensor? shift)
    {
        _context = builder.Context;
        _owner = owner;
        _fused = fused;
        _shape = shape;
        _scaleGradient = scale is null ? null : _context.Gradient(scale);
        _shiftGradient = shift is null ? null : _context.Gradient(shift);
        var lines = _context.MaxRows * owner.Input.Positions;
        _sums = new ChunkSums(builder, 2, lines, shape.Padded, backward: true);
        _block = Blocks.Size(Blocks.Count(lines, _sums.Lines), 20.0 * _sums.Lines * shape.Padded, int.MaxValue, _context.Threads);
    }

    /// <summary>All gradients, from the lines' statistics.</summary>
    public void Run(int lines, float* statistics)
    {
        _lines = lines;
        _statistics = statistics;
        _context.Run(this, Blocks.Count(Blocks.Count(lines, _sums.Lines), _block));
        Total(Scales, _scaleGradient);
        Total(Shifts, _shiftGradient);
    }

    /// <summary>One block of chunks.</summary>
    public void RunBlock(int block)
    {
        var last = Math.Min((block + 1) * _block, Blocks.Count(_lines, _sums.Lines));
        for (var chunk = block * _block; chunk < last; chunk++) Chunk(chunk);
    }

    private void Chunk(int chunk)
    {
        var input = _owner.Input;
        var first = chunk * _sums.Lines;
        var lines = Math.Min(_sums.Lines, _lines - first);
        var (offset, count) = ((nint)first * _shape.Padded, (nint)lines * _shape.Padded);
        _fused.Backward(offset, count);
        var dx = input.Gradient is null ? null : input.Gradient.Pointer + offset;
        NormalizeRowsLoops.Backward(
            _shape, input.Pointer + offset, _owner.Output.Gradient!.Pointer + offset, dx, lines, _owner.Scale,
            _statistics + ((nint)first * NormalizationLines.Statistics), _sums.Cleared(chunk, Scales), _sums.Cleared(chunk, Shifts), _owner.AccumulatesInput);
        if (input.ConsumerAppliesDerivative) Elementwise.Multiply(dx, input.Derivative!.Pointer + offset, dx, count);
    }

    private void Total(int sum, float* gradient)
    {
        if (gradient is null) return;
        Span<double> totals = stackalloc double[Group];
        for (var first = 0; first < _shape.Features; first += Group)
        {
            var count = Math.Min(Group, _shape.Features - first);
            _sums.Total(_lines, sum, first, totals[..count]);
            for (var j = 0; j < count; j++)
                gradient[first + j] = (float)(_owner.AccumulatesParameters ? gradient[first + j] + totals[j] : totals[j]);
        }
    }
}
