using Hillock.Health.Monitoring;

namespace Hillock.Cli.Rendering;

/// <summary>A bar for each layer with weights: how large its gradient is beside its weights, on a logarithmic scale.</summary>
internal static class GradientFlow
{
    private const int MostRows = 24;

    public static void Write(Screen screen, MonitorReport report)
    {
        int[] weighted = [.. Enumerable.Range(0, report.Layers.Count).Where(i => report.Layers[i].HasWeights)];
        if (weighted.Length < 2 || report.Frames.Count == 0) return;
        var frame = report.Frames[0];
        var values = weighted.Select(i => Math.Log10(frame.Layers[i].WeightGradient / frame.Layers[i].Weight)).ToList();
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0) return;
        var (least, high) = ((int)Math.Floor(finite.Min()), (int)Math.Ceiling(finite.Max()));
        var low = least - 0.5; // so that the smallest has a bar
        var left = Math.Min(24, weighted.Max(i => report.Layers[i].Name.Length)) + 2;
        var width = Math.Clamp(screen.Width - left - 14, 10, 60);
        screen.Plain();
        screen.Line($"[bold]gradients[/]  of the first step, relative to the weights; from 1e{least} to 1e{high}");
        var every = Math.Max(1, (weighted.Length + MostRows - 1) / MostRows);
        for (var i = 0; i < weighted.Length; i++)
        {
            if (i % every != 0 && i != weighted.Length - 1) continue;
            var share = double.IsFinite(values[i]) ? Math.Clamp((values[i] - low) / (high - low), 0, 1) : 0;
            var bar = new string('█', (int)Math.Round(share * width));
            screen.Line($"{Screen.Escape(TerminalCells.PadRight(TextWrap.Shorten(report.Layers[weighted[i]].Name, left - 2), left))}[blue]{bar.PadRight(width)}[/] {(double.IsFinite(values[i]) ? Figures.Number(Math.Pow(10, values[i])) : "none")}");
        }
    }
}
