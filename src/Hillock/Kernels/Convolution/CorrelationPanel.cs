namespace Hillock.Kernels.Convolution;

/// <summary>Some vectors of the target's channels, and the tiles that compute a row of them.</summary>
internal sealed class CorrelationPanel
{
    // A kernel with an edge has a loop for every tap; with more of them its code grows too long.
    private const int MostEdgeTaps = 16;

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
        var wide = shape.BestVectors(x.Count, vectors, operands.Lanes);
        var runs = new Dictionary<int, CorrelationRun[]>();
        var panels = new List<CorrelationPanel>();
        for (var j = 0; j < vectors; j += wide)
        {
            var count = Math.Min(wide, vectors - j);
            if (!runs.TryGetValue(count, out var tiles))
                runs[count] = tiles = x.Taps > MostEdgeTaps ? [.. Ranges(x, count, operands.Lanes, shape)] : [.. Edges(x, count, operands.Lanes, shape)];
            panels.Add(new CorrelationPanel { Column = j * shape.Lanes, Vectors = count, Runs = tiles });
        }

        return [.. panels];
    }

    private static IEnumerable<CorrelationRun> Edges(Axis x, int vectors, bool lanes, TileShape shape)
    {
        (int Column, int Tiles, TileKind Kind)? open = null;
        foreach (var (column, rows) in Cut(0, x.Count, shape.MostRows(vectors)))
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
        for (int from = 0, to; from < x.Count; from = to)
        {
            var taps = x.ValidTaps(from);
            to = from + 1;
            while (to < x.Count && x.ValidTaps(to) == taps) to++;
            foreach (var same in Cut(from, to, shape.MostRows(vectors)).GroupBy(c => c.Rows))
            {
                var kind = new TileKind(same.Key, vectors) { VectorRows = lanes };
                yield return Run(same.First().Column, same.Count(), kind, taps.From, taps.To, shape);
            }
        }
    }

    // Tiles of nearly equal height, the taller ones first.
    private static IEnumerable<(int Column, int Rows)> Cut(int from, int to, int most)
    {
        var tiles = (to - from + most - 1) / most;
        for (var i = 0; i < tiles; i++)
        {
            var rows = (to - from + tiles - i - 1) / (tiles - i);
            yield return (from, rows);
            from += rows;
        }
    }

    private static CorrelationRun Run(int column, int tiles, TileKind kind, int tapFrom, int tapTo, TileShape shape) =>
        new(column, kind.Rows, tiles, tapFrom, tapTo, kind.Edge.Taps > 0, shape.Kernel(kind));
}
