using System.Runtime.CompilerServices;

namespace Hillock.Tests.Shared;

/// <summary>No test leaves this machine, nor finds what a person once downloaded: those of downloads name their own server and folder.</summary>
internal static class OfflineTests
{
#pragma warning disable CA2255 // The tests are no library.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("HILLOCK_OFFLINE", "1");
        Environment.SetEnvironmentVariable("HILLOCK_CACHE", Path.Combine(Path.GetTempPath(), "hillock-tests-have-no-cache"));
    }
}
