using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary><c>dw(ky, kx, c, o) += Σ x(oy·s + ky·d - p, ox·s + kx·d - p, c) · dy(oy, ox, o)</c> over the outputs and images.</summary>
/// <remarks>Images are taken in groups, or in bands of rows, that stay in the second-level cache while all weights are summed over them. Groups and bands depend on the
/// sizes alone and are added in order.</remarks>
internal sealed unsafe class WeightGradientPass
{
    private const long GroupBytes = 384 * 1024;
    private readonly GradientLayout _layout;
    private readonly GradientUnit[] _units;
    private readonly int _images;
    private readonly int _band;

    /// <summary>Plans the pass.</summary>
    public WeightGradientPass(GradientLayout layout, TileShape shape)
    {
        _layout = layout;
        _units = new GradientPlanner(layout, shape).Plan();
        var image = ((layout.Y.Length * layout.SourceRowStride) + (layout.Y.Count * layout.OutputRowStride)) * sizeof(float);
        _images = (int)Math.Max(1, GroupBytes / Math.Max(image, 1));
        _band = (int)Math.Clamp(layout.Y.Count * GroupBytes / Math.Max(image, 1), 1, Math.Max(layout.Y.Count, 1));
    }

    /// <summary>Number of units.</summary>
    public int Units => _units.Length;

    /// <summary>Sums the weights of units first to first + count - 1.</summary>
    public void Run(ImageBatch input, ImageBatch outputGradient, int images, float* gradient, int first, int count, bool accumulate)
    {
        var units = _units.AsSpan(first, count);
        if (!accumulate)
            foreach (var unit in units) Clear(unit, gradient);
        for (var image = 0; image < images; image += _images)
        {
            for (var row = 0; row < _layout.Y.Count; row += _band)
            {
                var end = Math.Min(row + _band, _layout.Y.Count);
                foreach (var unit in units)
                    foreach (var job in unit.Jobs) Run(job, input, outputGradient, image, Math.Min(_images, images - image), gradient, row, end);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(GradientJob job, ImageBatch input, ImageBatch outputGradient, int image, int images, float* gradient, int row, int end)
    {
        var (from, to) = (Math.Max(job.FromRow, row), Math.Min(job.ToRow, end));
        if (from >= to) return;
        var step = _layout.X.Stride * _layout.PixelStride;
        var sourceRow = _layout.Y.Stride * _layout.SourceRowStride;
        var tile = new Tile
        {
            Tiles = 1,
            Planes = images,
            Segments = to - from,
            Depth = job.Columns,
            A = (byte*)(input.Image(image) + job.Source + (from * sourceRow)),
            RowStride = job.RowStride * sizeof(float),
            PointerStride = job.PointerStride * sizeof(float),
            ColumnStride = step * sizeof(float),
            SegmentGap = (sourceRow - (job.Columns * step)) * sizeof(float),
            PlaneGap = (input.ImageStride - ((to - from) * sourceRow)) * sizeof(float),
            B = (byte*)(outputGradient.Image(image) + job.Output + (from * _layout.OutputRowStride)),
            BStride = _layout.OutputStride * sizeof(float),
            BSegmentGap = (_layout.OutputRowStride - ((nint)job.Columns * _layout.OutputStride)) * sizeof(float),
            BPlaneGap = (outputGradient.ImageStride - ((to - from) * _layout.OutputRowStride)) * sizeof(float),
            C = (byte*)(gradient + job.Weight),
            CStride = _layout.OutputStride * sizeof(float),
            Accumulate = 1,
        };
        job.Kernel(&tile);
    }

    private void Clear(GradientUnit unit, float* gradient)
    {
        for (var i = 0; i < unit.Rows; i++)
            new Span<float>(gradient + unit.Weight + ((nint)i * _layout.OutputStride), unit.Width).Clear();
    }
}
