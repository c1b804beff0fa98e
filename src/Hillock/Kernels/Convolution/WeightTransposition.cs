namespace Hillock.Kernels.Convolution;

/// <summary>Weights as the input gradient reads them: by phase and tap, output channels as rows.</summary>
internal sealed unsafe class WeightTransposition
{
    private readonly ConvolutionShape _shape;
    private readonly bool _dense;
    private readonly (int Tap, nint Target)[] _taps;
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>Plans it.</summary>
    /// <param name="shape">The convolution.</param>
    /// <param name="phases">The phases of the input gradient.</param>
    /// <param name="dense">Whether a tap has a row for every output channel; else, lane by lane, one for every output channel of a group.</param>
    /// <param name="rows">Rows of a tap.</param>
    /// <param name="columns">Floats of a row.</param>
    public WeightTransposition(ConvolutionShape shape, CorrelationPhase[] phases, bool dense, int rows, int columns)
    {
        (_shape, _dense, _rows, _columns) = (shape, dense, rows, columns);
        _taps = [.. phases.SelectMany(Taps)];
        Length = _taps.Length * TapLength;
    }

    /// <summary>Floats of the result.</summary>
    public nint Length { get; }

    /// <summary>Number of taps.</summary>
    public int Units => _taps.Length;

    private nint TapLength => (nint)_rows * _columns;

    /// <summary>Transposes taps first to first + count - 1.</summary>
    public void Run(float* weights, float* transposed, int first, int count)
    {
        var (rows, stride) = (_shape.GroupInChannels, AlignedBuffer.Padded(_shape.OutChannels));
        foreach (var (tap, target) in _taps.AsSpan(first, count))
        {
            var from = weights + ((nint)tap * rows * stride);
            new Span<float>(transposed + target, (int)TapLength).Clear();
            if (_dense) Gemm.Transpose(rows, _shape.OutChannels, from, stride, transposed + target, _columns);
            else TransposeLanes(from, stride, transposed + target);
        }
    }

    // Row j has for each input channel its weight for the j-th output channel of the group.
    private void TransposeLanes(float* from, int stride, float* to)
    {
        var (rows, outputs) = (_shape.GroupInChannels, _shape.GroupOutChannels);
        for (var j = 0; j < outputs; j++)
            for (var c = 0; c < _shape.InChannels; c++)
                to[(j * _columns) + c] = from[(c % rows * stride) + (c / rows * outputs) + j];
    }

    private IEnumerable<(int Tap, nint Target)> Taps(CorrelationPhase phase)
    {
        var target = phase.WeightOffset;
        for (var j = 0; j < phase.Y.Taps; j++)
        {
            for (var i = 0; i < phase.X.Taps; i++, target += TapLength)
            {
                int ky = phase.Y.FirstTap + (j * phase.Y.TapStep), kx = phase.X.FirstTap + (i * phase.X.TapStep);
                yield return ((ky * _shape.KernelWidth) + kx, target);
            }
        }
    }
}
