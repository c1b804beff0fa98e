using System.Collections.Concurrent;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Keeps what was reported.</summary>
internal sealed class Recorder : IProgress<DataProgress>
{
    public ConcurrentQueue<DataProgress> News { get; } = new();

    public void Report(DataProgress value) => News.Enqueue(value);
}
