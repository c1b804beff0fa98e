using System.Globalization;
using System.Text;

namespace Hillock.Benchmarks.Reporting;

/// <summary>Measurements as Markdown tables: compute-bound cases, then element-wise ones.</summary>
internal static class MarkdownTable
{
    /// <summary>The tables alone.</summary>
    public static string Tables(IReadOnlyList<Measurement> rows)
    {
        var text = new StringBuilder();
        var compute = rows.Where(r => !r.IsElementwise).ToList();
        var elements = rows.Where(r => r.IsElementwise).ToList();
        if (compute.Count > 0)
        {
            text.AppendLine("| case | threads | batch | ours µs | peer µs | ratio | GFLOP/s | of FMA peak | bytes allocated | ours MiB (planned) | peer MiB |")
                .AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var r in compute)
                text.AppendLine(
                    Invariant($"| {r.Case} | {r.Threads} | {r.Batch} | {Time(r.OursMicroseconds)} | {Time(r.PeerMicroseconds)} | {Ratio(r)} | {Speed(r)} ")
                    + Invariant($"| {r.AllocatedBytes?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {Memory(r)} |"));
        }

        if (compute.Count > 0 && elements.Count > 0) text.AppendLine();
        if (elements.Count > 0)
        {
            text.AppendLine("| element-wise | threads | elements | beside | ours ns each | peer ns each | ratio | of copy speed | bytes allocated |")
                .AppendLine("|---|--:|--:|---|--:|--:|--:|--:|--:|");
            foreach (var r in elements)
                text.AppendLine(
                    Invariant($"| {r.Case} | {r.Threads} | {r.Batch} | {PeerName(r)} | {Each(r.OursMicroseconds, r)} | {Each(r.PeerMicroseconds, r)} | ")
                    + Invariant($"{Ratio(r)} | {r.PeakShare:P0} | {r.AllocatedBytes} |"));
            text.Append(GeometricMeans(elements));
        }

        return text.ToString();
    }

    /// <summary>The geometric mean of the ratios of each pass, peer and number of threads, and of all that have the peer.</summary>
    private static string GeometricMeans(IReadOnlyList<Measurement> rows)
    {
        var means = rows.Where(r => r.Ratio is not null)
            .GroupBy(r => (Pass: r.Case.Split('/')[0], Peer: PeerName(r), r.Threads))
            .Select(g => Mean($"{g.Key.Pass}, {g.Key.Threads} {(g.Key.Threads == 1 ? "thread" : "threads")}, beside {g.Key.Peer}", [.. g])).ToList();
        if (means.Count == 0) return "";
        var all = rows.Where(r => r.Ratio is not null).GroupBy(PeerName).Select(g => Mean($"all, beside {g.Key}", [.. g]));
        return "\n| geometric mean of the ratios | cases | ratio | least |\n|---|--:|--:|--:|\n" + string.Concat(means.Concat(all));
    }

    private static string Mean(string name, IReadOnlyList<Measurement> rows) => Invariant(
        $"| {name} | {rows.Count} | {Math.Exp(rows.Average(r => Math.Log(r.Ratio!.Value))):F2} | {rows.Min(r => r.Ratio):F2} |\n");

    private static string PeerName(Measurement r) => r.Peer.Split(' ')[0];

    private static string Ratio(Measurement r) =>
        r.Ratio is null ? "-" : Invariant($"{r.Ratio:F2} ({r.RatioLow:F2}–{r.RatioHigh:F2})");

    private static string Speed(Measurement r) => r.Gflops is null ? "- | -" : Invariant($"{r.Gflops:F1} | {r.PeakShare:P0}");

    private static string Memory(Measurement r) => r.OursPeakBytes is { } peak
        ? Invariant($"{Mebibytes(peak)} ({Mebibytes(r.OursPlannedBytes)}) | {Mebibytes(r.PeerPeakBytes)}")
        : "- | -";

    private static string Mebibytes(long? bytes) => bytes is { } b ? Invariant($"{b / 1048576.0:F1}") : "-";

    private static string Time(double? microseconds) => microseconds is { } t ? Invariant($"{t:F1}") : "-";

    private static string Each(double? microseconds, Measurement r) =>
        microseconds is { } t ? Invariant($"{t * 1e3 / r.Batch:F3}") : "-";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
