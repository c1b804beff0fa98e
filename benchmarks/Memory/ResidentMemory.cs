using System.Globalization;
using System.Runtime.InteropServices;

namespace Hillock.Benchmarks.Memory;

/// <summary>The pages of this process that are in memory, as Linux counts them.</summary>
internal static partial class ResidentMemory
{
    private const string Status = "/proc/self/status", Reset = "/proc/self/clear_refs";

    /// <summary>Whether the system tells the peak.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux() && File.Exists(Status);

    /// <summary>Gives back what is free, begins the peak anew, and says how many bytes are left.</summary>
    public static long Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _ = Trim(0);
        File.WriteAllText(Reset, "5");
        return Read("VmRSS:");
    }

    /// <summary>The most bytes since <see cref="Settle"/>.</summary>
    public static long Peak() => Read("VmHWM:");

    private static long Read(string name) => 1024 * long.Parse(
        File.ReadLines(Status).First(l => l.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    // The C library keeps freed memory for later; what the first round used would hide what the second takes.
    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nint keep);
}
