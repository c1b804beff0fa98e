using System.Runtime.ExceptionServices;

namespace Hillock.Kernels;

/// <summary>A fixed number of threads that run the blocks of one piece of work and wait for each other.</summary>
/// <remarks>Results never depend on the number of threads: a block's arithmetic is the same wherever it runs. Each thread begins with its own
/// share of the blocks, the same one every time, so that what it wrote last is still in its cache; then it takes over what others have not begun.
/// Between pieces of work the threads spin for some microseconds, then sleep. The caller waits for blocks, not for threads: on a busy machine a
/// helper that gets no core costs nothing. One caller at a time, another one is refused; nothing is allocated by <see cref="Run"/>.</remarks>
public sealed class WorkerTeam : IDisposable
{
    // A training step hands out work every few microseconds; waking a sleeping thread takes tens.
    private const int SpinsBeforeSleep = 4000;
    private const int Closed = int.MaxValue;
    private const int Spacing = 16;
    private const int Gone = -1;

    /// <summary>More threads than this are a mistake.</summary>
    internal const int MostThreads = 1024;

    private readonly Thread[] _helpers;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);

    // For each share, a cache line apart: the round in the upper half, the next block in the lower. A helper that comes late cannot take a block
    // of another round.
    private readonly long[] _claims;
    private readonly int[] _ends;
    private IBlockWork? _work;
    private int _done;
    private int _caller; // the thread whose work is being done; 0: none
    private int _round;
    private int _sleeping;
    private bool _stop;
    private ExceptionDispatchInfo? _error;

    /// <summary>A team of <paramref name="threads"/> threads, 1 to 1024, the caller's included.</summary>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MostThreads);
        Threads = threads;
        _claims = new long[(threads + 1) * Spacing];
        _ends = new int[threads];
        for (var share = 0; share < threads; share++) Claim(share) = Closed;
        _helpers = new Thread[threads - 1];
        for (var i = 0; i < _helpers.Length; i++)
        {
            var share = i + 1;
            _helpers[i] = new Thread(() => Help(share)) { IsBackground = true, Name = $"Hillock worker {share}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Runs blocks 0 to <paramref name="blocks"/> - 1 and returns when all are done.</summary>
    /// <exception cref="Exception">The first error thrown by a block.</exception>
    /// <exception cref="InvalidOperationException">The team is at work already.</exception>
    /// <exception cref="ObjectDisposedException">The team was disposed of.</exception>
    public void Run(IBlockWork work, int blocks)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (_helpers.Length == 0 || blocks < 2)
        {
            ObjectDisposedException.ThrowIf(_stop, this);
            for (var i = 0; i < blocks; i++) work.RunBlock(i);
            return;
        }

        var before = Interlocked.CompareExchange(ref _caller, Environment.CurrentManagedThreadId, 0);
        ObjectDisposedException.ThrowIf(before == Gone, this);
        if (before != 0) throw new InvalidOperationException("The team is at work for another caller; give each thread that trains a team of its own.");
        try
        {
            Share(work, blocks);
        }
        finally
        {
            Volatile.Write(ref _caller, 0);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Waits for the work at hand.</remarks>
    /// <exception cref="InvalidOperationException">Called by a block of the team's own work.</exception>
    public void Dispose()
    {
        if (_caller == Environment.CurrentManagedThreadId || _helpers.Contains(Thread.CurrentThread))
            throw new InvalidOperationException("A block of work cannot dispose of the team that runs it.");
        var spinner = new SpinWait();
        while (Interlocked.CompareExchange(ref _caller, Gone, 0) is var caller and not 0)
        {
            if (caller == Gone) return;
            spinner.SpinOnce();
        }

        _stop = true;
        Interlocked.Increment(ref _round);
        WakeSleepers();
        foreach (var helper in _helpers) helper.Join();
        _wake.Dispose();
    }

    private static long First(int round, int block) => ((long)round << 32) | (uint)block;

    private ref long Claim(int share) => ref _claims[(share + 1) * Spacing];

    private void Share(IBlockWork work, int blocks)
    {
        _work = work;
        _error = null;
        _done = 0;
        Open(blocks);
        WakeSleepers();
        RunBlocks(0);
        var spinner = new SpinWait();
        while (Volatile.Read(ref _done) < blocks) spinner.SpinOnce(sleep1Threshold: -1);
        // A claim read before this cannot succeed after it, when the fields belong to the next round.
        for (var share = 0; share < Threads; share++) Interlocked.Exchange(ref Claim(share), First(_round, Closed));
        _work = null;
        _error?.Throw();
    }

    private void Open(int blocks)
    {
        var round = _round + 1;
        for (var share = 0; share < Threads; share++)
        {
            _ends[share] = (int)((long)blocks * (share + 1) / Threads);
            Interlocked.Exchange(ref Claim(share), First(round, (int)((long)blocks * share / Threads)));
        }

        Interlocked.Exchange(ref _round, round);
    }

    private void Help(int share)
    {
        SharedGate.NeverWaitHere();
        var seen = 0;
        while (true)
        {
            seen = WaitForRound(seen);
            if (_stop) return;
            RunBlocks(share);
        }
    }

    private int WaitForRound(int seen)
    {
        for (var i = 0; i < SpinsBeforeSleep; i++)
        {
            var round = Volatile.Read(ref _round);
            if (round != seen) return round;
            Thread.SpinWait(4);
        }

        lock (_gate)
        {
            // A round that began since the last look has not counted this thread among the sleepers.
            var round = Volatile.Read(ref _round);
            if (round != seen) return round;
            _sleeping++;
        }

        _wake.Wait();
        return Volatile.Read(ref _round);
    }

    private void WakeSleepers()
    {
        lock (_gate)
        {
            if (_sleeping == 0) return;
            _wake.Release(_sleeping);
            _sleeping = 0;
        }
    }

    private void RunBlocks(int own)
    {
        for (var i = 0; i < Threads; i++) RunShare((own + i) % Threads);
    }

    private void RunShare(int share)
    {
        ref var next = ref Claim(share);
        while (true)
        {
            var claim = Volatile.Read(ref next);
            var block = (int)claim;
            if (block >= Volatile.Read(ref _ends[share])) return;
            if (Interlocked.CompareExchange(ref next, claim + 1, claim) != claim) continue;
            try
            {
                _work!.RunBlock(block);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(error), null);
            }

            Interlocked.Increment(ref _done);
        }
    }
}
