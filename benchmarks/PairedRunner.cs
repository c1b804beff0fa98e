using System.Diagnostics;
using Hillock.Benchmarks.Limits;
using Hillock.Peer;
using TorchSharp;

namespace Hillock.Benchmarks;

/// <summary>Measures ours and the peer's in turns, A B A B, so that a change of the machine's clock meets both.</summary>
/// <remarks>Five repeats of so many rounds: a time is the median over all rounds, a ratio that of two medians, its spread that
/// over the repeats. With several threads a turn is five rounds long.</remarks>
public sealed class PairedRunner(MachineLimits limits, int rounds)
{
    private const int Repeats = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    // The other side's idle threads spin before they sleep, and the scheduler takes a while to give each of ours a core of its own.
    private const int SamplesATurn = 5;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(60);

    // Arrays larger than the caches take tens of milliseconds a run: fewer samples of those, as long a measurement.
    private static readonly TimeSpan LongSample = TimeSpan.FromMilliseconds(4);
    private const int FewestRounds = 3;

    // Shorter than a slice of the scheduler: on a busy machine most samples are then whole.
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures one case.</summary>
    public Measurement Run(BenchmarkCase work)
    {
        var hasPeer = work.HasPeer;
        if (TorchRuntime.IsAvailable) torch.set_num_threads(work.Threads);
        var (ourRuns, ourTime) = RunsInASample(work.RunOurs);
        var (peerRuns, peerTime) = hasPeer ? RunsInASample(work.RunPeer) : default;
        var roundsEach = (int)Math.Clamp(rounds * (LongSample / (ourTime > peerTime ? ourTime : peerTime)), Math.Min(FewestRounds, rounds), rounds);
        var ours = new double[Repeats * roundsEach];
        var peers = new double[hasPeer ? Repeats * roundsEach : 0];
        var (settling, turn) = work.Threads > 1 ? (Settling, SamplesATurn) : (TimeSpan.Zero, 1);
        for (var round = 0; round < ours.Length; round += turn)
        {
            work.Prepare();
            Time(work.RunOurs, ourRuns, settling, ours.AsSpan(round..Math.Min(round + turn, ours.Length)));
            if (hasPeer) Time(work.RunPeer, peerRuns, settling, peers.AsSpan(round..Math.Min(round + turn, peers.Length)));
        }

        return Summarise(work, ours, peers, roundsEach) with { AllocatedBytes = work.AllocatesHere ? AllocatedBy(work.RunOurs, ourRuns) : null };
    }

    private Measurement Summarise(BenchmarkCase work, double[] ours, double[] peers, int roundsEach)
    {
        var time = Median(ours);
        var result = new Measurement
        {
            Case = work.Name,
            Peer = work.Peer,
            Threads = work.Threads,
            Batch = work.Batch,
            IsElementwise = work.Bytes is not null,
            OursMicroseconds = time,
            Gflops = work.Flops / time / 1e3,
            PeakShare = work.Flops is { } flops ? flops / time / 1e3 / limits.FmaPeak(work.Threads)
                : work.Bytes is { } bytes ? bytes / time / 1e3 / limits.CopyBandwidth((long)bytes)
                : null,
            VectorBits = 32 * FmaChains.Lanes,
        };
        if (peers.Length == 0) return result;
        var ratios = peers.Chunk(roundsEach).Zip(ours.Chunk(roundsEach), (p, o) => Median(p) / Median(o)).ToArray();
        return result with
        {
            PeerMicroseconds = Median(peers),
            Ratio = Median(peers) / time,
            RatioLow = ratios.Min(),
            RatioHigh = ratios.Max(),
        };
    }

    /// <summary>Runs for a while, then says how many runs fill a sample, and how long one takes.</summary>
    private static (int Runs, TimeSpan Each) RunsInASample(Action run)
    {
        run();
        var start = Stopwatch.GetTimestamp();
        var runs = 0;
        while (runs < 3 || Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            run();
            runs++;
        }

        var each = Stopwatch.GetElapsedTime(start) / runs;
        return ((int)Math.Clamp(Sample / each, 1, int.MaxValue), each);
    }

    /// <summary>Microseconds a run for each sample of a turn, after some runs that warm the caches again.</summary>
    private static void Time(Action run, int runs, TimeSpan settling, Span<double> samples)
    {
        var start = Stopwatch.GetTimestamp();
        do run();
        while (Stopwatch.GetElapsedTime(start) < settling);
        if (runs > 1) run();
        foreach (ref var sample in samples)
        {
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < runs; i++) run();
            sample = Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
        }
    }

    /// <summary>Bytes a run, the least of three tries: what other threads allocate meanwhile is not ours.</summary>
    private static long AllocatedBy(Action run, int runs)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < runs; i++) run();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return (least + runs - 1) / runs;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
