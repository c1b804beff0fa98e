using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary><c>dw(ky, kx, c, o) += Σ x(oy·s + ky·d - p, ox·s + kx·d - p, c) · dy(oy, ox, o)</c> and <c>db(o) += Σ dy(oy, ox, o)</c> over outputs and
/// images.</summary>
/// <remarks>Images are taken in groups, or in bands of rows, that stay in the second-level cache while all weights are summed over them. Groups and bands
/// depend on the sizes alone and are added in order.</remarks>
internal sealed unsafe class WeightGradientPass
{
    private const long GroupBytes = 384 * 1024;

    // The outputs are read panel after panel, the source again for each.
    private const int PanelWidth = 64;
    private readonly GradientLayout _layout;
    private readonly int _lanes;
    private readonly GradientUnit[] _units;
    private readonly int _images;
    private readonly int _band;

    /// <summary>Plans the pass.</summary>
    public WeightGradientPass(GradientLayout layout, TileShape shape)
    {
        (_layout, _lanes) = (layout, shape.Lanes);
        _units = new GradientPlanner(layout, shape).Plan();
        var outputs = layout.Y.Count * (nint)layout.X.Count * Math.Min(layout.OutputStride, PanelWidth);
        var bytes = Math.Max(1, ((layout.Y.Length * layout.SourceRowStride) + outputs) * sizeof(float));
        _images = (int)Math.Max(1, GroupBytes / bytes);
        _band = (int)Math.Clamp(layout.Y.Count * GroupBytes / bytes, 1, layout.Y.Count);
    }

    /// <summary>Number of units.</summary>
    public int Units => _units.Length;

    /// <summary>Sums the weights, and biases if there are any, of units first to first + count - 1.</summary>
    public void Run(
        ImageBatch input, ImageBatch outputGradient, int images, float* gradient, float* biasGradient, int first, int count, bool accumulate)
    {
        var units = _units.AsSpan(first, count);
        if (!accumulate)
            foreach (var unit in units) Clear(unit, gradient, biasGradient);
        for (var image = 0; image < images; image += _images)
        {
            for (var row = 0; row < _layout.Y.Count; row += _band)
            {
                var block = new GradientBlock(image, Math.Min(_images, images - image), row, Math.Min(row + _band, _layout.Y.Count));
                var source = _layout.Expansion is null ? new ImageBatch(input.Image(image), input.ImageStride) : Expanded(input, block);
                foreach (var unit in units)
                {
                    foreach (var job in unit.Jobs) Run(job, source, outputGradient, block, gradient);
                    if (unit.SumsBias && biasGradient != null) SumBias(unit, outputGradient, block, biasGradient);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(GradientJob job, ImageBatch source, ImageBatch outputGradient, GradientBlock block, float* gradient)
    {
        nint from = Math.Max(job.FromRow, block.FromRow), to = Math.Min(job.ToRow, block.ToRow);
        if (from >= to) return;
        var rows = to - from;
        nint step = _layout.X.Stride * _layout.PixelStride, sourceRow = _layout.Y.Stride * _layout.SourceRowStride;
        var tile = new Tile
        {
            Tiles = 1,
            Planes = block.Images,
            Segments = rows,
            Depth = job.Columns,
            A = (byte*)(source.Pointer + job.Source + (from * sourceRow)),
            RowStride = job.RowStride * sizeof(float),
            PointerStride = job.PointerStride * sizeof(float),
            ColumnStride = step * sizeof(float),
            SegmentGap = (sourceRow - (job.Columns * step)) * sizeof(float),
            PlaneGap = (source.ImageStride - (rows * sourceRow)) * sizeof(float),
            B = (byte*)(outputGradient.Image(block.Image) + job.Output + (from * _layout.OutputRowStride)),
            BStride = _layout.OutputStride * sizeof(float),
            BSegmentGap = (_layout.OutputRowStride - ((nint)job.Columns * _layout.OutputStride)) * sizeof(float),
            BPlaneGap = (outputGradient.ImageStride - (rows * _layout.OutputRowStride)) * sizeof(float),
            C = (byte*)(gradient + job.Weight),
            CStride = _layout.OutputStride * sizeof(float),
            Accumulate = 1,
        };
        job.Kernel(&tile);
    }

    private void SumBias(GradientUnit unit, ImageBatch outputGradient, GradientBlock block, float* biasGradient)
    {
        var pixels = (block.ToRow - block.FromRow) * (nint)_layout.X.Count;
        for (var i = 0; i < block.Images; i++)
        {
            var first = outputGradient.Image(block.Image + i) + (block.FromRow * _layout.OutputRowStride) + unit.Column;
            PixelSums.Add(first, pixels, _layout.OutputStride, unit.Width, biasGradient + unit.Column, _lanes);
        }
    }

    // The images of a block from row 0 on; only the rows that are read exist.
    private ImageBatch Expanded(ImageBatch input, GradientBlock block)
    {
        var expansion = _layout.Expansion!;
        var low = Math.Clamp(_layout.Y.LowOf(block.FromRow), 0, _layout.Y.Length);
        var high = Math.Clamp(_layout.Y.HighOf(block.ToRow - 1), low, _layout.Y.Length);
        var length = (high - low) * expansion.RowStride;
        var scratch = ThreadScratch.Take(block.Images * length);
        for (var i = 0; i < block.Images; i++) expansion.Run(input.Image(block.Image + i), low, high - low, scratch + (i * length));
        return new ImageBatch(scratch - (low * expansion.RowStride), length);
    }

    private void Clear(GradientUnit unit, float* gradient, float* biasGradient)
    {
        for (var i = 0; i < unit.Rows; i++)
            new Span<float>(gradient + unit.Weight + ((nint)i * _layout.OutputStride), unit.Width).Clear();
        if (biasGradient != null && unit.SumsBias) new Span<float>(biasGradient + unit.Column, unit.Width).Clear();
    }

    /// <summary>Rows of some images whose outputs are summed together.</summary>
    private readonly record struct GradientBlock(int Image, int Images, int FromRow, int ToRow);
}
