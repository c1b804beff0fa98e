using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Convolution;

/// <summary><c>target(t, u, o) = bias(o) + Σ source(y(t) + j·dy, x(u) + i·dx, c) · w(j, i, c, o)</c>: the forward pass, and a phase of the input
/// gradient.</summary>
/// <remarks>No image is copied: a tile holds neighbouring pixels of a row, the sum of each runs over the kernel's rows, taps and channels, and at the ends of
/// a row a tap leaves out the pixels that do not exist (<see cref="TileEdge"/>).</remarks>
internal sealed unsafe class Correlation
{
    // A panel of weights is read again for every tile: this much stays in the second-level cache beside the images.
    private const int PanelBytes = 256 * 1024;

    // Weights that do not stay in the cache are read once for all images of a call instead of once an image.
    private const int KeptBytes = 512 * 1024;
    private const int FewImages = 4;
    private readonly Axis _y;
    private readonly Axis _x;
    private readonly CorrelationOperands _operands;
    private readonly TileShape _shape;
    private readonly CorrelationPanel[] _panels;
    private readonly bool _streamsWeights;
    private readonly bool _isNarrow;

    /// <summary>Chooses and compiles the tiles.</summary>
    public Correlation(Axis y, Axis x, CorrelationOperands operands, TileShape shape)
    {
        (_y, _x, _operands, _shape) = (y, x, operands, shape);
        _panels = CorrelationPanel.Plan(x, operands, shape);
        _isNarrow = TileShape.IsNarrow(x.Count, operands.Columns / shape.Lanes);
        _streamsWeights = (long)y.Taps * x.Taps * operands.Depth * operands.Columns * sizeof(float) > KeptBytes;
    }

    /// <summary>Computes the targets of rows first to end - 1 of the target's <see cref="Axis"/>, of every image of the call.</summary>
    public void Run(in CorrelationCall call, int first, int end)
    {
        var images = _streamsWeights || _isNarrow ? call.Images : 1;
        for (var image = 0; image < call.Images; image += images)
            foreach (var panel in _panels) RunPanel(call, panel, image, Math.Min(image + images, call.Images), first, end);
    }

    private void RunPanel(in CorrelationCall call, CorrelationPanel panel, int image, int endImage, int first, int end)
    {
        var bytes = (long)_x.Taps * _operands.Depth * panel.Vectors * _shape.Lanes * sizeof(float);
        var planes = (int)Math.Clamp(PanelBytes / Math.Max(bytes, 1), 1, Math.Max(_y.Taps, 1));
        var tapRow = 0;
        do
        {
            if (_isNarrow && endImage - image >= FewImages) RunAcross(call, panel, image, endImage, first, end, tapRow, tapRow + planes);
            else
                for (var i = image; i < endImage; i++) RunImage(call, panel, i, first, end, tapRow, tapRow + planes);
            tapRow += planes;
        }
        while (tapRow < _y.Taps);
    }

    // Rows with the same taps go together.
    private void RunImage(in CorrelationCall call, CorrelationPanel panel, int image, int first, int end, int tapFrom, int tapTo)
    {
        for (int t = first, next; t < end; t = next)
        {
            var taps = _y.ValidTaps(t);
            next = t + 1;
            while (next < end && _y.ValidTaps(next) == taps) next++;
            RunRows(call, panel, image, t, next - t, Math.Max(taps.From, tapFrom), Math.Min(taps.To, tapTo), begins: tapFrom == 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows(in CorrelationCall call, CorrelationPanel panel, int image, int t, int rows, int tapFrom, int tapTo, bool begins)
    {
        var isEmpty = tapTo <= tapFrom || _x.Taps == 0;
        var continues = call.Accumulate || !begins;
        if (isEmpty && continues) return;

        var o = _operands;
        nint pixel = call.SourcePixelStride;
        var source = call.Source + (image * call.SourceImageStride)
            + ((_y.Origin + (t * _y.Stride) + ((nint)tapFrom * _y.Dilation)) * call.SourceRowStride) + (o.Lanes ? panel.Column : 0);
        var weights = call.Weights + (tapFrom * _x.Taps * o.TapRows * o.WeightStride) + panel.Column;
        var target = call.Target + (image * call.TargetImageStride) + ((_y.First + ((nint)t * _y.Step)) * o.TargetRowStride)
            + (_x.First * o.TargetPixelStride) + panel.Column;
        var tile = new Tile
        {
            Planes = isEmpty ? 0 : tapTo - tapFrom,
            RowStride = _x.Stride * pixel * sizeof(float),
            BStride = o.WeightStride * sizeof(float),
            CStride = _x.Step * o.TargetPixelStride * sizeof(float),
        };
        tile.PointerStride = 3 * tile.RowStride;
        tile.StartStride = continues ? tile.CStride : 0;
        var tapStride = pixel * _x.Dilation * sizeof(float);
        foreach (var run in panel.Runs)
        {
            SetLoops(&tile, run.TapTo - run.TapFrom, run.HasEdge, tapStride, call.SourceRowStride * _y.Dilation * sizeof(float));
            tile.B = (byte*)(weights + (run.TapFrom * o.TapRows * o.WeightStride));
            var a = (byte*)(source + ((_x.Origin + (run.Column * _x.Stride) + (run.TapFrom * _x.Dilation)) * pixel));
            var c = (byte*)(target + (run.Column * _x.Step * o.TargetPixelStride));
            nint aRight = run.Rows * tile.RowStride, cRight = run.Rows * tile.CStride;
            nint aDown = _y.Stride * call.SourceRowStride * sizeof(float), cDown = _y.Step * o.TargetRowStride * sizeof(float);
            // The kernel goes along the longer side.
            var down = rows >= run.Tiles;
            (tile.ATileStride, tile.CTileStride) = down ? (aDown, cDown) : (aRight, cRight);
            (aRight, cRight) = down ? (aRight, cRight) : (aDown, cDown);
            tile.Tiles = down ? rows : run.Tiles;
            tile.StartTileStride = continues ? tile.CTileStride : 0;
            for (var i = down ? run.Tiles : rows; i > 0; i--, a += aRight, c += cRight)
            {
                tile.A = a;
                tile.C = c;
                tile.Start = continues ? c : call.Bias == null ? null : (byte*)(call.Bias + panel.Column);
                run.Kernel(&tile);
            }
        }
    }

    // Where a row has too few targets for a tile, a tile is the same target of several images.
    private void RunAcross(in CorrelationCall call, CorrelationPanel panel, int image, int endImage, int first, int end, int tapFrom, int tapTo)
    {
        var o = _operands;
        var continues = call.Accumulate || tapFrom > 0;
        var most = Math.Min(_shape.MostRows(panel.Vectors), RowsInCache(call.SourceImageStride * sizeof(float)));
        var tile = new Tile
        {
            RowStride = call.SourceImageStride * sizeof(float),
            PointerStride = 3 * call.SourceImageStride * sizeof(float),
            BStride = o.WeightStride * sizeof(float),
            CStride = call.TargetImageStride * sizeof(float),
            StartStride = continues ? call.TargetImageStride * sizeof(float) : 0,
        };
        for (var t = first; t < end; t++)
        {
            var y = _y.ValidTaps(t);
            var (fromY, toY) = (Math.Max(y.From, tapFrom), Math.Min(y.To, tapTo));
            for (var u = 0; u < _x.Count; u++)
            {
                var (fromX, toX) = _x.ValidTaps(u);
                var isEmpty = toY <= fromY || toX <= fromX;
                if (isEmpty && continues) continue;
                tile.Planes = isEmpty ? 0 : toY - fromY;
                SetLoops(&tile, toX - fromX, hasEdge: false, call.SourcePixelStride * _x.Dilation * sizeof(float), call.SourceRowStride * _y.Dilation
                    * sizeof(float));
                tile.B = (byte*)(call.Weights + (((fromY * _x.Taps) + fromX) * o.TapRows * o.WeightStride) + panel.Column);
                var source = call.Source + ((_y.Origin + (t * _y.Stride) + ((nint)fromY * _y.Dilation)) * call.SourceRowStride)
                    + ((_x.Origin + (u * _x.Stride) + (fromX * _x.Dilation)) * call.SourcePixelStride) + (o.Lanes ? panel.Column : 0);
                var target = call.Target + ((_y.First + ((nint)t * _y.Step)) * o.TargetRowStride)
                    + ((_x.First + ((nint)u * _x.Step)) * o.TargetPixelStride) + panel.Column;
                tile.Tiles = 1;
                for (int i = image, rows; i < endImage; i += rows)
                {
                    var tiles = (endImage - i + most - 1) / most;
                    rows = (endImage - i + tiles - 1) / tiles;
                    tile.A = (byte*)(source + (i * call.SourceImageStride));
                    tile.C = (byte*)(target + (i * call.TargetImageStride));
                    tile.Start = continues ? tile.C : call.Bias == null ? null : (byte*)(call.Bias + panel.Column);
                    panel.Across(rows, o.Lanes, _shape)(&tile);
                }
            }
        }
    }

    // Images a power of two apart fall on the same few lines of the first-level cache.
    private static int RowsInCache(nint stride)
    {
        const int period = 4096, rowsThere = 8;
        return (int)(rowsThere * period / Math.Min(period, stride & -stride));
    }

    // A kernel's row is one run of numbers where its taps lie side by side in memory, else a segment a tap.
    private void SetLoops(Tile* tile, nint taps, bool hasEdge, nint tapStride, nint planeStride)
    {
        var o = _operands;
        var column = o.Depth == 1 ? tapStride : o.Lanes ? o.LaneStride * sizeof(float) : sizeof(float);
        var merged = !hasEdge && tapStride == o.Depth * column && o.TapRows == o.Depth;
        tile->Segments = merged ? 1 : taps;
        tile->Depth = merged ? taps * o.Depth : o.Depth;
        tile->ColumnStride = column;
        tile->SegmentGap = merged ? 0 : tapStride - (o.Depth * column);
        tile->BSegmentGap = merged ? 0 : (o.TapRows - o.Depth) * tile->BStride;
        tile->PlaneGap = planeStride - (taps * tapStride);
        tile->BPlaneGap = (_x.Taps - taps) * o.TapRows * tile->BStride;
    }
}
