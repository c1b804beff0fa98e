using System.Text.Json;

namespace Hillock.Benchmarks.Reporting;

/// <summary>Measurements as a JSON array with a stable schema.</summary>
internal static class JsonRows
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The array; fields without a value are null.</summary>
    public static string Write(IEnumerable<Measurement> rows) => JsonSerializer.Serialize(rows.Select(r => new
    {
        r.Case,
        r.Threads,
        r.Batch,
        Peer = r.PeerMicroseconds is null ? null : r.Peer,
        OursMicroseconds = Math.Round(r.OursMicroseconds, 3),
        PeerMicroseconds = Rounded(r.PeerMicroseconds, 3),
        Ratio = Rounded(r.Ratio, 3),
        Gflops = Rounded(r.Gflops, 2),
        PeakShare = Rounded(r.PeakShare, 4),
        r.AllocatedBytes,
        r.VectorBits,
        r.OursPeakBytes,
        r.OursPlannedBytes,
        r.PeerPeakBytes,
    }), Format) + "\n";

    private static double? Rounded(double? value, int digits) => value is { } v ? Math.Round(v, digits) : null;
}
