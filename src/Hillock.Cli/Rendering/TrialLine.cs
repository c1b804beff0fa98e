
namespace Hillock.Cli.Rendering;

/// <summary>Which remedy is trained: one line that changes in a terminal, a line each when piped.</summary>
internal sealed class TrialLine(Screen screen) : IProgress<string>
{
    private readonly Lock _lock = new();

    public void Report(string value)
    {
        lock (_lock)
        {
            if (!screen.IsTerminal)
            {
                screen.Plain($"training: {value}");
                return;
            }

            Clear();
            screen.Progress($"[dim]training:[/] {Screen.Escape(TextWrap.Shorten(value, screen.Width - 12))}");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        lock (_lock) Clear();
    }

    private void Clear()
    {
        if (screen.IsTerminal) screen.ClearProgress();
    }
}
