namespace Hillock.Kernels.Convolution;

/// <summary>Some vectors of the target's channels, and the tiles that compute a row of them.</summary>
internal sealed class CorrelationPanel
{
    // A kernel with an edge has a loop for every tap; with more of them its code grows too long.
    private const int MostEdgeTaps = 16;

    private MicroKernel?[] _across = [];

    /// <summary>The first channel.</summary>
    public required int Column { get; init; }

    /// <summary>Number of vectors.</summary>
    public required int Vectors { get; init; }

    /// <summary>The tiles of a row, from the left.</summary>
    public required CorrelationRun[] Runs { get; init; }

    /// <summary>Cuts the channels into panels and compiles their tiles.</summary>
    public static CorrelationPanel[] Plan(Axis x, CorrelationOperands operands, TileShape shape)
    {
        var vectors = operands.Columns / shape.Lanes;
        var wide = shape.BestVectors(TileShape.IsNarrow(x.Count, vectors) ? shape.Rows : x.Count, vectors, operands.Lanes);
        var runs = new Dictionary<int, CorrelationRun[]>();
        var panels = new List<CorrelationPanel>();
        for (var j = 0; j < vectors; j += wide)
        {
            var count = Math.Min(wide, vectors - j);
            if (!runs.TryGetValue(count, out var tiles))
                runs[count] = tiles = x.Taps > MostEdgeTaps ? [.. Ranges(x, count, operands.Lanes, shape)] : [.. Edges(x, count, operands.Lanes, shape)];
            panels.Add(new CorrelationPanel { Column = j * shape.Lanes, Vectors = count, Runs = tiles, _across = new MicroKernel?[shape.MostRows(count) + 1] });
        }

        return [.. panels];
    }

    /// <summary>The kernel for the same target of <paramref name="images"/> images, compiled at first use.</summary>
    public MicroKernel Across(int images, bool lanes, TileShape shape) =>
        _across[images] ??= shape.Kernel(new TileKind(images, Vectors) { VectorRows = lanes });

    private static IEnumerable<CorrelationRun> Edges(Axis x, int vectors, bool lanes, TileShape shape)
    {
        (int Column, int Tiles, TileKind Kind)? open = null;
        foreach (var (column, rows) in RowTiling.Cut(0, x.Count, shape.MostRows(vectors)))
        {
            var edge = TileEdge.Of(rows, x.Taps, x.Stride, x.Dilation, x.Origin + (column * x.Stride), x.Length);
            var kind = new TileKind(rows, vectors) { VectorRows = lanes, Edge = edge };
            if (open is { } last && last.Kind == kind)
            {
                open = last with { Tiles = last.Tiles + 1 };
                continue;
            }

            if (open is { } done) yield return Run(done.Column, done.Tiles, done.Kind, 0, x.Taps, shape);
            open = (column, 1, kind);
        }

        if (open is { } rest) yield return Run(rest.Column, rest.Tiles, rest.Kind, 0, x.Taps, shape);
    }

    // Targets with the same taps share tiles.
    private static IEnumerable<CorrelationRun> Ranges(Axis x, int vectors, bool lanes, TileShape shape)
    {
        foreach (var range in x.Ranges())
        {
            foreach (var same in RowTiling.Cut(range.From, range.To, shape.MostRows(vectors)).GroupBy(c => c.Count))
            {
                var kind = new TileKind(same.Key, vectors) { VectorRows = lanes };
                yield return Run(same.First().First, same.Count(), kind, range.TapFrom, range.TapTo, shape);
            }
        }
    }

    private static CorrelationRun Run(int column, int tiles, TileKind kind, int tapFrom, int tapTo, TileShape shape) =>
        new(column, kind.Rows, tiles, tapFrom, tapTo, kind.Edge.Taps > 0, shape.Kernel(kind));
}
