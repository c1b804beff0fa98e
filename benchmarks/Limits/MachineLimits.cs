using System.Diagnostics;

namespace Hillock.Benchmarks.Limits;

/// <summary>What this machine can do at most, measured when first asked for.</summary>
public sealed unsafe class MachineLimits
{
    // An attempt is shorter than a slice of the scheduler; all of them last long enough for each thread to get a core of its own.
    private const int Iterations = 100_000, Attempts = 1500, CopyAttempts = 60;
    private readonly Dictionary<int, double> _peaks = [];
    private readonly Dictionary<long, double> _copies = [];

    /// <summary>Fused multiply-adds of <paramref name="threads"/> threads together, in GFLOP/s: the best of many tries.</summary>
    public double FmaPeak(int threads)
    {
        if (!_peaks.TryGetValue(threads, out var peak)) _peaks[threads] = peak = MeasureFma(threads);
        return peak;
    }

    /// <summary>Copying on one thread, bytes read plus bytes written, in GB/s: the best of many tries of the system's copy and of one that writes past the
    /// caches.</summary>
    /// <param name="bytes">Source and target together: what fits a cache is copied faster.</param>
    public double CopyBandwidth(long bytes)
    {
        if (!_copies.TryGetValue(bytes, out var copy)) _copies[bytes] = copy = MeasureCopy(bytes / 2);
        return copy;
    }

    private static double MeasureFma(int threads)
    {
        using var start = new Barrier(threads);
        var speeds = new double[threads, Attempts];
        var team = new Thread[threads];
        for (var t = 0; t < threads; t++)
        {
            var thread = t;
            team[t] = new Thread(() =>
            {
                for (var attempt = 0; attempt < Attempts; attempt++)
                {
                    start.SignalAndWait();
                    var began = Stopwatch.GetTimestamp();
                    FmaChains.Run(Iterations);
                    var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                    speeds[thread, attempt] = (double)Iterations * FmaChains.FlopsAnIteration / seconds / 1e9;
                }
            });
            team[t].Start();
        }

        foreach (var thread in team) thread.Join();
        return Enumerable.Range(0, Attempts).Max(a => Enumerable.Range(0, threads).Sum(t => speeds[t, a]));
    }

    private static double MeasureCopy(long bytes)
    {
        // As the kernels' arrays lie.
        using var from = new AlignedBuffer((nint)bytes / sizeof(float));
        using var to = new AlignedBuffer((nint)bytes / sizeof(float));
        from.Span.Fill(1);
        to.Span.Fill(2);
        float* source = from.Pointer, target = to.Pointer;
        var repeats = (int)Math.Clamp(8_000_000 / bytes, 1, 1000);
        var best = double.MaxValue;
        for (var attempt = 0; attempt < CopyAttempts; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++) Buffer.MemoryCopy(source, target, bytes, bytes);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds / repeats);
            began = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++) PlainCopy.PastCaches(source, target, from.Length);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds / repeats);
        }

        return 2 * bytes / best / 1e9;
    }
}
