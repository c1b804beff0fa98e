using System.Diagnostics;
using Hillock.Data;

namespace Hillock.Cli.Rendering;

/// <summary>Downloads and decoding on stderr: a bar on a terminal, a line for each finished file elsewhere. Several threads may report.</summary>
internal sealed class LoadingLine(Screen screen) : IProgress<DataProgress>, IDisposable
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private long _told;
    private bool _open;

    public void Report(DataProgress value)
    {
        lock (_lock)
        {
            if (LoadingText.IsNews(value))
            {
                Clear();
                screen.Plain(LoadingText.Of(value));
            }
            else if (screen.IsTerminal && (_told == 0 || Stopwatch.GetElapsedTime(_told) > Pause || value.Done == value.Total))
            {
                _told = Stopwatch.GetTimestamp();
                Clear();
                _open = true;
                var text = TextWrap.Shorten(LoadingText.Of(value), Math.Max(10, screen.Width - BarWidth - 2));
                screen.Progress($"{Bar.Markup(value.Done, value.Total ?? 1, BarWidth)} {Screen.Escape(text)}");
            }
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (_lock) Clear();
    }

    private void Clear()
    {
        if (_open) screen.ClearProgress();
        _open = false;
    }
}
