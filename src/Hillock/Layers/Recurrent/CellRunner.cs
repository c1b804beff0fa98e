using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Runs a cell's loops over the rows of a step that are within their length.</summary>
internal sealed unsafe class CellRunner
{
    private const int MostStreams = 32;
    private readonly RecurrentMemory _memory;
    private readonly RecurrentSizes _sizes;
    private readonly ParameterTensor? _candidate;
    private readonly ParameterTensor? _gate;
    private readonly Region _scalars;
    private readonly PlanContext _context;

    /// <summary>Plans it for the operation that is being built; the tensors hold the learned parameters of the activations.</summary>
    public CellRunner(PlanBuilder builder, RecurrentMemory memory, RecurrentSizes sizes, ParameterTensor? candidate, ParameterTensor? gate)
    {
        _context = builder.Context;
        (_memory, _sizes, _candidate, _gate) = (memory, sizes, candidate, gate);
        _scalars = builder.Permanent((candidate?.Columns ?? 0) + (gate?.Columns ?? 0));
    }

    /// <summary>Takes the learned parameters as they are now.</summary>
    public void Refresh()
    {
        var target = _scalars.Pointer;
        foreach (var tensor in (ReadOnlySpan<ParameterTensor?>)[_candidate, _gate])
        {
            if (tensor is null) continue;
            new ReadOnlySpan<float>(_context.Value(tensor), tensor.Columns).CopyTo(new Span<float>(target, tensor.Columns));
            target += tensor.Columns;
        }
    }

    /// <summary>Runs a loop over rows of a step.</summary>
    public void Run(ICellLoop loop, int step, int row, int rows)
    {
        var streams = stackalloc float*[MostStreams];
        var count = 0;
        for (var i = 0; i < loop.Inputs.Count; i++) streams[count++] = _memory.At(loop.Inputs[i], step, row);
        for (var i = 0; i < loop.Outputs.Count; i++) streams[count++] = _memory.At(loop.Outputs[i], step, row);
        loop.Run(streams, _scalars.Pointer, (nint)rows * _sizes.Width);
        if (_sizes.Units == _sizes.Width) return;
        for (var i = loop.Inputs.Count; i < count; i++) ClearPads(streams[i], rows);
    }

    private void ClearPads(float* matrix, int rows)
    {
        for (var i = 0; i < rows; i++, matrix += _sizes.Width)
            for (var j = _sizes.Units; j < _sizes.Width; j++) matrix[j] = 0;
    }
}
