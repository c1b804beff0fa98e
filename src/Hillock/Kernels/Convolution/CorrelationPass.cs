namespace Hillock.Kernels.Convolution;

/// <summary>One pass over images whose results are pixels: the forward pass or the input gradient.</summary>
internal sealed unsafe class CorrelationPass
{
    private const nint ExpandedLength = 64 * 1024;
    private readonly CorrelationPhase[] _phases;
    private readonly Correlation[] _correlations;
    private readonly PassLayout _layout;

    /// <summary>Plans the pass.</summary>
    public CorrelationPass(IEnumerable<CorrelationPhase> phases, PassLayout layout, TileShape shape)
    {
        _phases = [.. phases.Where(p => p.Y.Count > 0 && p.X.Count > 0)];
        _layout = layout;
        _correlations = [.. _phases.Select(p => new Correlation(p.Y, p.X, layout.Operands, shape))];
    }

    /// <summary>Computes rows first to first + rows - 1 of the targets, counted through all images.</summary>
    public void Run(ImageBatch source, float* weights, float* bias, ImageBatch target, int first, int rows, bool accumulate)
    {
        var height = _layout.TargetHeight;
        var most = _layout.Expansion is null ? height : RowsAtOnce();
        for (int row = first, end = first + rows; row < end;)
        {
            var (image, y) = Math.DivRem(row, height);
            var images = y == 0 && _layout.Expansion is null ? Math.Max(1, (end - row) / height) : 1;
            var endY = Math.Min(Math.Min(height, y + end - row), y + most);
            var call = new CorrelationCall
            {
                Source = _layout.Expansion is null ? source.Image(image) : Expanded(source.Image(image), y, endY),
                SourceImageStride = source.ImageStride,
                SourceRowStride = _layout.SourceRowStride,
                SourcePixelStride = _layout.SourcePixelStride,
                Target = target.Image(image),
                TargetImageStride = target.ImageStride,
                Images = images,
                Accumulate = accumulate,
            };
            Run(call, weights, bias, y, endY);
            row += images * (endY - y);
        }
    }

    private void Run(CorrelationCall call, float* weights, float* bias, int first, int end)
    {
        float* source = call.Source, target = call.Target;
        for (var i = 0; i < _phases.Length; i++)
        {
            var (from, to) = _phases[i].Y.TargetsIn(first, end);
            if (from == to) continue;
            for (var group = 0; group < _layout.Groups; group++)
            {
                call.Source = source + (group * _layout.SourceGroup);
                call.Target = target + (group * _layout.TargetGroup);
                call.Weights = weights + _phases[i].WeightOffset + (group * _layout.WeightGroup);
                call.Bias = bias == null ? null : bias + (group * _layout.TargetGroup);
                _correlations[i].Run(call, from, to);
            }
        }
    }

    // The row 0 of the expanded image; only the rows that are read exist.
    private float* Expanded(float* source, int first, int end)
    {
        var expansion = _layout.Expansion!;
        var (low, high) = SourceRows(first, end);
        var scratch = ThreadScratch.Take((high - low) * expansion.RowStride);
        expansion.Run(source, low, high - low, scratch);
        return scratch - (low * expansion.RowStride);
    }

    private (int Low, int High) SourceRows(int first, int end)
    {
        int low = _layout.SourceHeight, high = 0;
        foreach (var phase in _phases)
        {
            var (from, to) = phase.Y.TargetsIn(first, end);
            if (from == to || phase.Y.Taps == 0) continue;
            low = Math.Min(low, phase.Y.LowOf(from));
            high = Math.Max(high, phase.Y.HighOf(to - 1));
        }

        low = Math.Max(0, low);
        return (low, Math.Clamp(high, low, Math.Max(low, _layout.SourceHeight)));
    }

    private int RowsAtOnce()
    {
        var rows = _layout.TargetHeight;
        while (rows > 1 && SourceRows(0, rows) is var (low, high) && (high - low) * _layout.SourceRowStride > ExpandedLength) rows = (rows + 1) / 2;
        return rows;
    }
}
