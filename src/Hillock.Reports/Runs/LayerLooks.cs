namespace Hillock.Reports.Runs;

/// <summary>The looks of a monitor, by layer and step.</summary>
internal sealed class LayerLooks
{
    private readonly CsvRows _rows;
    private readonly Dictionary<(string Layer, double Step), int> _places = [];

    private LayerLooks(CsvRows rows)
    {
        _rows = rows;
        List<string> layers = [];
        List<double> steps = [];
        for (var r = 0; r < rows.Count; r++)
        {
            var (layer, step) = (rows.Text(r, "layer"), rows.Number(r, "step"));
            if (!double.IsFinite(step) || !_places.TryAdd((layer, step), r)) continue;
            if (!layers.Contains(layer)) layers.Add(layer);
            if (steps.Count == 0 || steps[^1] != step) steps.Add(step);
        }

        (Layers, Steps) = (layers, [.. steps.Distinct().Order()]);
    }

    /// <summary>Names of the layers, from the input.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>The steps that were looked at.</summary>
    public IReadOnlyList<double> Steps { get; }

    /// <summary>The looks of a file; null where there are none.</summary>
    public static LayerLooks? Read(CsvRows? rows) => rows is not null && new LayerLooks(rows) is { Steps.Count: > 0 } looks ? looks : null;

    /// <summary>A figure of a layer by step; NaN where nothing was measured.</summary>
    public IReadOnlyList<double> Values(string layer, string column) =>
        [.. Steps.Select(s => _places.TryGetValue((layer, s), out var row) ? _rows.Number(row, column) : double.NaN)];
}
