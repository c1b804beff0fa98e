namespace Hillock.Kernels.Convolution;

/// <summary>One pass over images whose results are pixels: the forward pass or the input gradient.</summary>
internal sealed unsafe class CorrelationPass
{
    private readonly CorrelationPhase[] _phases;
    private readonly Correlation[] _correlations;
    private readonly PassLayout _layout;

    /// <summary>Plans the pass.</summary>
    public CorrelationPass(CorrelationPhase[] phases, PassLayout layout, TileShape shape)
    {
        _phases = [.. phases.Where(p => p.Y.Count > 0 && p.X.Count > 0)];
        _layout = layout;
        _correlations = [.. _phases.Select(p => new Correlation(p.Y, p.X, layout.Operands, shape))];
    }

    /// <summary>Computes rows first to first + rows - 1 of the targets, counted through all images.</summary>
    public void Run(ImageBatch source, float* weights, float* bias, ImageBatch target, int first, int rows, bool accumulate)
    {
        var height = _layout.TargetHeight;
        for (int row = first, end = first + rows; row < end;)
        {
            var (image, y) = Math.DivRem(row, height);
            var images = y == 0 ? Math.Max(1, (end - row) / height) : 1;
            var endY = Math.Min(height, y + end - row);
            var call = new CorrelationCall
            {
                Source = source.Image(image),
                SourceImageStride = source.ImageStride,
                SourceRowStride = (nint)_layout.SourceWidth * _layout.SourcePixelStride,
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
}
