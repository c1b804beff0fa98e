using Hillock.Experiments.Runs;

namespace Hillock.Cli.Rendering;

/// <summary>Keras-like progress: a bar for the epoch in hand, a line for each one done (about twenty in all when piped).</summary>
internal sealed class TrainingProgressLine(Screen screen, string metric) : IProgress<TrainingNews>
{
    private const int PlainLines = 20;

    private bool _open;

    public void Report(TrainingNews value)
    {
        if (value.EpochDone)
        {
            if (Shown(value)) Done(value);
        }
        else if (screen.IsTerminal)
        {
            Clear();
            _open = true;
            screen.Progress($"{Epoch(value)} {Bar.Markup(value.Step, value.Steps, 20)} {Screen.Escape(State(value))}");
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void End() => Clear();

    private bool Shown(TrainingNews p) =>
        screen.IsTerminal || p.Epoch == p.Epochs || p.Epoch % Math.Max(1, (p.Epochs + PlainLines - 1) / PlainLines) == 0;

    private void Done(TrainingNews p)
    {
        Clear();
        var validation = p.Validation is { } v ? $", validation {Figures.Fixed(100 * v, 2)} %" : "";
        screen.Plain($"{Epoch(p)} {State(p, validation)}");
    }

    private static string Epoch(TrainingNews p) => $"epoch {p.Epoch.ToString().PadLeft(p.Epochs.ToString().Length)}/{p.Epochs}";

    private string State(TrainingNews p, string more = "")
    {
        var training = p.Metric is { } m ? $", {metric} {Figures.Fixed(100 * m, 2)} %" : "";
        var time = p.EpochDone && p.Epoch == p.Epochs ? $", {Figures.Time(p.Elapsed)}" : p.Left is { } left ? $", {Figures.Time(left)} left" : "";
        return TextWrap.Shorten($"loss {Figures.Fixed(p.Loss, 4)}{training}{more}{time}", Math.Max(10, screen.Width - Epoch(p).Length - (_open ? 22 : 1)));
    }

    private void Clear()
    {
        if (_open) screen.ClearProgress();
        _open = false;
    }
}
