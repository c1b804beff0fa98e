using Hillock.Health.Monitoring;

namespace Hillock.Cli.Rendering;

/// <summary>Layer × unit: a character for each unit, or for a group that shows its worst.</summary>
internal static class UnitMap
{
    private const int MostRows = 24;

    public static void Write(Screen screen, MonitorReport report)
    {
        var layers = report.Layers.Where(l => l.States.Count > 0).ToList();
        if (layers.Count == 0) return;
        screen.Plain();
        screen.Line("[bold]units[/]  [green]█[/] alive  [yellow]▒[/] saturated  [red]·[/] dead");
        var left = Math.Min(24, layers.Max(l => l.Name.Length)) + 2;
        var width = Math.Clamp(screen.Width - left - 12, 16, 128);
        foreach (var layer in layers.Take(MostRows))
        {
            var shares = $"{Figures.Fixed(100 * layer.DeadShare, 0),4} % dead";
            screen.Line($"{Screen.Escape(TerminalCells.PadRight(TextWrap.Shorten(layer.Name, left - 2), left))}{Row(layer, Math.Min(width, layer.Units))}{new string(' ', Math.Max(0, width - layer.Units))} {shares}");
        }

        if (layers.Count > MostRows) screen.Plain($"… and {layers.Count - MostRows} layers more, in units.csv");
    }

    private static string Row(LayerHealth layer, int cells)
    {
        var states = Enumerable.Range(0, cells).Select(c => Enumerable.Range(c * layer.Units / cells, Math.Max(1, ((c + 1) * layer.Units / cells) - (c * layer.Units / cells))).Max(u => layer.States[u]));
        var markup = new System.Text.StringBuilder();
        foreach (var group in Runs(states.ToList())) markup.Append(Style(group.State)).Append(Mark(group.State), group.Count).Append("[/]");
        return markup.ToString();
    }

    private static IEnumerable<(UnitState State, int Count)> Runs(List<UnitState> states)
    {
        for (var i = 0; i < states.Count;)
        {
            var end = i;
            while (end < states.Count && states[end] == states[i]) end++;
            yield return (states[i], end - i);
            i = end;
        }
    }

    private static char Mark(UnitState state) => state switch { UnitState.Alive => '█', UnitState.Saturated => '▒', _ => '·' };

    private static string Style(UnitState state) => state switch { UnitState.Alive => "[green]", UnitState.Saturated => "[yellow]", _ => "[red]" };
}
