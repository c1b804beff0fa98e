using System.Globalization;
using System.Runtime.InteropServices;
using Hillock.Benchmarks.Limits;
using Hillock.Peer;

namespace Hillock.Benchmarks.Reporting;

/// <summary>Where and with what the figures were measured.</summary>
internal static class MachineLine
{
    /// <summary>Processor, cores, vector width, system, versions and date in one line.</summary>
    public static string Describe() => string.Join(", ",
        Processor(),
        $"{Environment.ProcessorCount} cores",
        $"{FmaChains.Lanes * 32}-bit vectors",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        TorchRuntime.Description,
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The measured limits in one line.</summary>
    public static string DescribeLimits(MachineLimits limits) => string.Create(CultureInfo.InvariantCulture,
        $"FMA peak {limits.FmaPeak(1):F0} GFLOP/s on one thread, {limits.FmaPeak(2):F0} on two; copy (read + write, one thread) "
        + $"{limits.CopyBandwidth(32 << 10):F0} GB/s within 32 KiB, {limits.CopyBandwidth(2 << 20):F0} within 2 MiB, "
        + $"{limits.CopyBandwidth(256 << 20):F0} from memory");

    private static string Processor()
    {
        const string LinuxList = "/proc/cpuinfo";
        if (File.Exists(LinuxList))
        {
            var line = File.ReadLines(LinuxList).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
            if (line is not null) return line[(line.IndexOf(':') + 1)..].Trim();
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
