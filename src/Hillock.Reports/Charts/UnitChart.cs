using System.Text;
using Hillock.Health.Monitoring;

namespace Hillock.Reports.Charts;

/// <summary>A map of units: a row for each layer, a cell for each unit, or for a group that shows its worst; a full cell is alive, half a one saturated, a
/// cross dead.</summary>
internal sealed record UnitChart : Chart
{
    /// <summary>The layers.</summary>
    public required IReadOnlyList<UnitRow> Layers { get; init; }

    /// <inheritdoc/>
    public override string Reading => "Units by layer. " + string.Join("; ", Layers.Take(30).Select(l =>
        $"{l.Name}: {l.States.Count} units, {Count(l, UnitState.Dead)} dead, {Count(l, UnitState.Saturated)} saturated")) + ".";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("layer"), new("units", true), new("alive", true), new("saturated", true), new("dead", true)],
        [.. Layers.Select(l => (IReadOnlyList<Cell>)
            [l.Name, Cell.Count(l.States.Count), Cell.Count(Count(l, UnitState.Alive)), Cell.Count(Count(l, UnitState.Saturated)),
            Cell.Count(Count(l, UnitState.Dead))])]);

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        const double Side = 9;
        var sketch = new Sketch(id, width);
        var left = sketch.IsNarrow ? 0 : Math.Min(130, 14 + (Sketch.Letter * Layers.Max(l => l.Name.Length)));
        var most = (int)((width - left - (sketch.IsNarrow ? 0 : 70)) / Side);
        var paths = new Dictionary<UnitState, StringBuilder>();
        var y = 4.0;
        foreach (var layer in Layers)
        {
            var dead = $"{ShownNumber.Of(Math.Round(100.0 * Count(layer, UnitState.Dead) / layer.States.Count))} % dead";
            if (sketch.IsNarrow) y += 16;
            var line = sketch.IsNarrow ? y - 4 : y + 9;
            if (sketch.IsNarrow) sketch.Label("ink b", 0, line, Sketch.Fit(layer.Name, 220));
            else sketch.Label("ink e", left - 8, line, Sketch.Fit(layer.Name, left - 10));
            sketch.Label("e", width, line, dead);
            var (cells, lines) = Cells(layer, most);
            for (var i = 0; i < cells.Count; i++)
                Place(paths, cells[i], left + (Side * (i % most)), y + ((Side + 2) * (i / most)), Side - 1.5);
            y += ((Side + 2) * lines) + 8;
        }

        foreach (var (state, path) in paths) sketch.Path(Style(state), path.ToString());
        sketch.Height = Key(sketch, y + 4);
        return sketch;
    }

    private static double Key(Sketch sketch, double y)
    {
        var x = 0.0;
        foreach (var (state, name) in new[] { (UnitState.Alive, "alive"), (UnitState.Saturated, "saturated"), (UnitState.Dead, "dead") })
        {
            var paths = new Dictionary<UnitState, StringBuilder>();
            Place(paths, state, x, y, 9);
            sketch.Path(Style(state), paths[state].ToString());
            sketch.Label("", x + 15, y + 9, name);
            x += 30 + (Sketch.Letter * name.Length);
        }

        return y + 16;
    }

    private static string Style(UnitState state) => state switch { UnitState.Alive => "al", UnitState.Saturated => "sa", _ => "de" };

    private static void Place(Dictionary<UnitState, StringBuilder> paths, UnitState state, double x, double y, double side)
    {
        if (!paths.TryGetValue(state, out var path)) paths[state] = path = new();
        path.Append(state switch
        {
            UnitState.Alive => $"M{N(x)} {N(y)}h{N(side)}v{N(side)}h{N(-side)}z",
            UnitState.Saturated => $"M{N(x)} {N(y + (side / 2))}h{N(side)}v{N(side / 2)}h{N(-side)}z",
            _ => $"M{N(x + 1)} {N(y + 1)}l{N(side - 2)} {N(side - 2)}m0 {N(2 - side)}l{N(2 - side)} {N(side - 2)}",
        });
    }

    // At most four lines a layer; a cell of a wide one stands for several units, and shows the worst.
    private static (List<UnitState> Cells, int Lines) Cells(UnitRow layer, int most)
    {
        var cells = Math.Min(layer.States.Count, 4 * most);
        var shown = Enumerable.Range(0, cells).Select(c =>
        {
            var (from, to) = ((int)((long)c * layer.States.Count / cells), (int)((long)(c + 1) * layer.States.Count / cells));
            return Enumerable.Range(from, Math.Max(1, to - from)).Max(u => layer.States[u]);
        }).ToList();
        return (shown, Math.Max(1, (cells + most - 1) / most));
    }

    private static int Count(UnitRow layer, UnitState state) => layer.States.Count(s => s == state);

    private static string N(double value) => Sketch.Number(value);
}
