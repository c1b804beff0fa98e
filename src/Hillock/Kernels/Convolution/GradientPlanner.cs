namespace Hillock.Kernels.Convolution;

/// <summary>Cuts the weight gradient into units and jobs.</summary>
/// <remarks>A tile's rows are weights and its steps are outputs. With enough input channels the weights of one tap make tiles of their own, over all
/// outputs whose tap reads inside the image. Otherwise several taps share a tile; outputs at the border, which lack some of them, are jobs of their own.</remarks>
internal sealed class GradientPlanner(GradientLayout layout, TileShape shape)
{
    // Fewer rows than this leave too few sums in flight.
    private const int FewRows = 4;
    private const int MostRowsPerPointer = 4;
    private readonly Axis _y = layout.Y;
    private readonly Axis _x = layout.X;

    private int KernelRow => _x.Taps * layout.TapRows;

    /// <summary>All units.</summary>
    public GradientUnit[] Plan()
    {
        var units = new List<GradientUnit>();
        var uniform = layout.TapRows == 1 || _x.Dilation * layout.PixelStride == layout.TapRows * layout.ChannelStride;
        var merges = uniform && (layout.Lanes || layout.TapRows <= FewRows);
        for (var group = 0; group < layout.Groups; group++)
        {
            if (merges) AddMerged(units, group);
            else AddTaps(units, group);
        }

        // The first unit of every panel of output channels.
        return [.. units.Select((unit, i) => unit with { SumsBias = i == 0 || units[i - 1].Column != unit.Column })];
    }

    private void AddTaps(List<GradientUnit> units, int group)
    {
        foreach (var (column, vectors) in Panels(layout.TapRows))
        {
            for (var ky = 0; ky < _y.Taps; ky++)
            {
                for (var kx = 0; kx < _x.Taps; kx++)
                {
                    foreach (var (row, rows) in RowTiling.Cut(0, layout.TapRows, shape.MostRows(vectors)))
                    {
                        var at = new Part(group, column, vectors, ky, 1, (kx * layout.TapRows) + row, rows);
                        var job = Job(at, layout.ChannelStride, _y.ValidTargets(ky), _x.ValidTargets(kx));
                        units.Add(Unit(at, job is null ? [] : [job]));
                    }
                }
            }
        }
    }

    private void AddMerged(List<GradientUnit> units, int group)
    {
        var stride = layout.TapRows == 1 ? _x.Dilation * layout.PixelStride : layout.ChannelStride;
        var all = KernelRow * _y.Taps;
        var together = KernelRow <= MostRowsPerPointer && all <= shape.MostRows(1);
        foreach (var (column, vectors) in Panels(together ? all : KernelRow))
        {
            var most = shape.MostRows(vectors);
            if (together && all <= most)
            {
                units.Add(Merged(new Part(group, column, vectors, 0, _y.Taps, 0, KernelRow), stride));
                continue;
            }

            for (var ky = 0; ky < _y.Taps; ky++)
                foreach (var (row, rows) in RowTiling.Cut(0, KernelRow, most))
                    units.Add(Merged(new Part(group, column, vectors, ky, 1, row, rows), stride));
        }
    }

    private GradientUnit Merged(Part part, nint stride)
    {
        var jobs = new List<GradientJob?>();
        foreach (var y in _y.Ranges())
        {
            foreach (var x in _x.Ranges())
            {
                int from = Math.Max(part.Ky, y.TapFrom), to = Math.Min(part.Ky + part.KernelRows, y.TapTo);
                int row = Math.Max(part.Row, x.TapFrom * layout.TapRows), end = Math.Min(part.Row + part.Rows, x.TapTo * layout.TapRows);
                if (from >= to || row >= end) continue;
                var inside = part with { Ky = from, KernelRows = to - from, Row = row, Rows = end - row };
                // The rows of weights lie side by side only where no tap is missing between them.
                if (end - row == KernelRow) jobs.Add(Job(inside, stride, (y.From, y.To), (x.From, x.To)));
                else
                    for (var ky = from; ky < to; ky++)
                        jobs.Add(Job(inside with { Ky = ky, KernelRows = 1 }, stride, (y.From, y.To), (x.From, x.To)));
            }
        }

        return Unit(part, [.. jobs.OfType<GradientJob>()]);
    }

    private GradientJob? Job(Part part, nint stride, (int From, int To) y, (int From, int To) x)
    {
        if (y.From == y.To || x.From == x.To) return null;
        var kx = part.Row / layout.TapRows;
        var source = layout.SourceOf(part.Ky, kx) + (part.Row % layout.TapRows * layout.ChannelStride) + (x.From * _x.Stride * layout.PixelStride);
        source += layout.Lanes ? part.Column : part.Group * layout.TapRows * layout.ChannelStride;
        var several = part.KernelRows > 1;
        return new GradientJob
        {
            Kernel = shape.Kernel(new TileKind(part.KernelRows * part.Rows, part.Vectors)
            {
                RowsPerPointer = several ? part.Rows : 3,
                VectorRows = layout.Lanes,
            }),
            Source = source,
            RowStride = stride,
            PointerStride = several ? _y.Dilation * layout.SourceRowStride : 3 * stride,
            Output = ((nint)x.From * layout.OutputStride) + ColumnOf(part),
            Weight = WeightOf(part),
            FromRow = y.From,
            ToRow = y.To,
            Columns = x.To - x.From,
        };
    }

    private GradientUnit Unit(Part part, GradientJob[] jobs) =>
        new(ColumnOf(part), WeightOf(part), part.KernelRows * part.Rows, part.Vectors * shape.Lanes, jobs);

    private nint WeightOf(Part part) => ((((nint)part.Ky * KernelRow) + part.Row) * layout.OutputStride) + ColumnOf(part);

    private nint ColumnOf(Part part) => (part.Group * (nint)layout.Columns) + part.Column;

    private IEnumerable<(int Column, int Vectors)> Panels(int rows)
    {
        var vectors = layout.Columns / shape.Lanes;
        var wide = shape.BestVectors(rows, vectors, layout.Lanes);
        for (var j = 0; j < vectors; j += wide) yield return (j * shape.Lanes, Math.Min(wide, vectors - j));
    }

    /// <summary>Rows of weights: of some rows of the kernel, the same part of each.</summary>
    private readonly record struct Part(int Group, int Column, int Vectors, int Ky, int KernelRows, int Row, int Rows);
}
