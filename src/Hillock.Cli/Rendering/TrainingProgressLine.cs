using Hillock.Experiments.Runs;
using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>Keras-like progress: a bar for the epoch in hand, a line for each one done (about twenty in all when piped).</summary>
internal sealed class TrainingProgressLine(Screen screen) : IProgress<TrainingNews>
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
            screen.Console.Write(new Markup($"{Epoch(value)} {Bar.Markup(value.Step, value.Steps, 20)} {Screen.Escape(State(value))}") { Overflow = Overflow.Crop });
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
        var metric = p.Metric is { } m ? $", training {Figures.Fixed(100 * m, 2)} %" : "";
        var left = p.Left is { } time ? $", {Figures.Time(time)} left" : "";
        return TextWrap.Shorten($"loss {Figures.Fixed(p.Loss, 4)}{metric}{more}{left}", Math.Max(10, screen.Width - (_open ? 38 : 14)));
    }

    private void Clear()
    {
        if (_open) screen.Console.Write(new ControlCode("\r\u001b[2K"));
        _open = false;
    }
}
