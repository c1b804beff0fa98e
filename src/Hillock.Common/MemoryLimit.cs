using System.Globalization;

namespace Hillock;

/// <summary>Refuses what does not fit into the memory that is free, before it is taken: systems promise more than they have, and end the process that uses
/// it.</summary>
public static class MemoryLimit
{
    // Less is not worth asking the system for.
    private const long Small = 1L << 26;

    // The rest is for what is taken next, and for everybody else.
    private const double Usable = 0.75;

    /// <summary>Bytes that a process can still take.</summary>
    public static long Free
    {
        get
        {
            var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
            return Math.Max(0, Math.Min(limit, SystemFree() ?? limit));
        }
    }

    /// <summary>Refuses what needs more than is free.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="what">What needs it, with its numbers: <c>12,000 images of 64×64×3 need</c>.</param>
    /// <param name="instead">What to do, as a sentence.</param>
    /// <exception cref="HillockException">It does not fit.</exception>
    public static void Require(Int128 bytes, string what, string instead)
    {
        if (bytes <= Small) return;
        var free = Free;
        if (bytes <= (Int128)(Usable * free)) return;
        throw new HillockException($"{what} {Text(bytes)} of memory, and {Text(free)} are free here. {instead}");
    }

    /// <summary>Such as <c>1.5 GB</c>.</summary>
    public static string Text(Int128 bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB"];
        while (value >= 1000 && unit < units.Length - 1) (value, unit) = (value / 1000, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} {units[unit]}");
    }

    // Of the whole machine; what the garbage collector knows is the limit of this process alone.
    private static long? SystemFree()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            const string Name = "MemAvailable:";
            var line = File.ReadLines("/proc/meminfo").FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal));
            return line is not null && long.TryParse(line.AsSpan(Name.Length).Trim().TrimEnd("kB")
                .Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes)
                ? kilobytes * 1024
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
