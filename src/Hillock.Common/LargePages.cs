using System.Runtime.InteropServices;

namespace Hillock;

/// <summary>Pages of 2 MiB for large arrays where the system gives them on request (Linux): a processor knows the places of so few pages of 4 KiB that arrays
/// of many megabytes wait for them.</summary>
internal static unsafe partial class LargePages
{
    /// <summary>Bytes of a large page.</summary>
    public const nuint Size = 2 << 20;

    private const int HugePages = 14; // MADV_HUGEPAGE
    private static volatile bool _missing = !OperatingSystem.IsLinux();

    /// <summary>Whether an array of so many bytes begins at a large page and asks for them.</summary>
    public static bool Suit(nuint bytes) => !_missing && bytes >= 2 * Size;

    /// <summary>Asks for large pages; without them everything goes on as before, only slower.</summary>
    public static void Request(void* start, nuint bytes)
    {
        try
        {
            _ = Advise(start, bytes & ~(Size - 1), HugePages);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _missing = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
