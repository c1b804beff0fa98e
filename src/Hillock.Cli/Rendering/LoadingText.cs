using System.Globalization;
using Hillock.Data;

namespace Hillock.Cli.Rendering;

/// <summary>What is being done while data are loaded, in a line.</summary>
internal static class LoadingText
{
    /// <summary>The line, without a bar.</summary>
    public static string Of(DataProgress p) => p.Stage switch
    {
        DataStage.Missing => $"{p.Name} is not here; downloading {Bytes(p.Total ?? 0)} into {p.Place} (--offline prevents it)",
        DataStage.Waiting => $"{p.Name}: another process is downloading it; waiting for it",
        DataStage.Downloading => $"{p.Name}: {Bytes(p.Done)} of {Bytes(p.Total ?? 0)} from {new Uri(p.Place).Host}",
        DataStage.Downloaded => $"{p.Name}: {Bytes(p.Done)}, checksum right",
        _ => $"{p.Name}: decoded {Figures.Count(p.Done)} of {Figures.Count(p.Total ?? 0)} images",
    };

    /// <summary>Whether the line is worth keeping in a log.</summary>
    public static bool IsNews(DataProgress p) => p.Stage is DataStage.Missing or DataStage.Waiting or DataStage.Downloaded;

    /// <summary>Such as <c>4.5 kB</c> or <c>170.1 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
    };
}
