using System.Diagnostics;
using Hillock.Data;
using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>Downloads and decoding in a place that is drawn anew, where the table of a comparison will stand.</summary>
internal sealed class LoadingLive(LiveDisplayContext live) : IProgress<DataProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private long _told;

    public void Report(DataProgress value)
    {
        lock (_lock)
        {
            if (_told != 0 && Stopwatch.GetElapsedTime(_told) < Pause && !LoadingText.IsNews(value)) return;
            _told = Stopwatch.GetTimestamp();
            live.UpdateTarget(new Text(LoadingText.Of(value)));
        }
    }
}
