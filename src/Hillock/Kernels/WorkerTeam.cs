using System.Runtime.ExceptionServices;

namespace Hillock.Kernels;

/// <summary>A fixed number of threads that run the blocks of one piece of work and wait for each other.</summary>
/// <remarks>Results never depend on the number of threads: a block's arithmetic is the same wherever it runs. Between pieces of work the
/// threads spin for some microseconds, then sleep. The caller waits for blocks, not for threads: on a busy machine a helper that gets no
/// core costs nothing, as the caller runs its share. One caller at a time; nothing is allocated by <see cref="Run"/>.</remarks>
public sealed class WorkerTeam : IDisposable
{
    // A training step hands out work every few microseconds; waking a sleeping thread takes tens.
    private const int SpinsBeforeSleep = 4000;
    private const int Closed = int.MaxValue;
    private readonly Thread[] _helpers;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);
    private IBlockWork? _work;
    private int _blocks;
    private int _done;
    private int _sleeping;

    // The round in the upper half, the next block in the lower: a helper that comes late cannot take a block of another round.
    private long _claim = Closed;
    private bool _stop;
    private ExceptionDispatchInfo? _error;

    /// <summary>A team of <paramref name="threads"/> threads, the caller's included.</summary>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _helpers = new Thread[threads - 1];
        for (var i = 0; i < _helpers.Length; i++)
        {
            _helpers[i] = new Thread(Help) { IsBackground = true, Name = $"Hillock worker {i + 1}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Runs blocks 0 to <paramref name="blocks"/> - 1 and returns when all are done.</summary>
    /// <exception cref="Exception">The first error thrown by a block.</exception>
    public void Run(IBlockWork work, int blocks)
    {
        if (_helpers.Length == 0 || blocks < 2)
        {
            for (var i = 0; i < blocks; i++) work.RunBlock(i);
            return;
        }

        _work = work;
        _blocks = blocks;
        _error = null;
        _done = 0;
        OpenRound(0);
        WakeSleepers();
        RunBlocks();
        var spinner = new SpinWait();
        while (Volatile.Read(ref _done) < blocks) spinner.SpinOnce(sleep1Threshold: -1);
        // A claim read before this cannot succeed after it, when the fields belong to the next round.
        Interlocked.Exchange(ref _claim, (_claim & ~(long)uint.MaxValue) | Closed);
        _work = null;
        _error?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stop) return;
        _stop = true;
        OpenRound(Closed);
        WakeSleepers();
        foreach (var helper in _helpers) helper.Join();
        _wake.Dispose();
    }

    private void Help()
    {
        var seen = 0;
        while (true)
        {
            seen = WaitForRound(seen);
            if (_stop) return;
            RunBlocks();
        }
    }

    private int Round => (int)(Volatile.Read(ref _claim) >> 32);

    private void OpenRound(int first) => Interlocked.Exchange(ref _claim, ((long)(Round + 1) << 32) | (uint)first);

    private int WaitForRound(int seen)
    {
        for (var i = 0; i < SpinsBeforeSleep; i++)
        {
            var round = Round;
            if (round != seen) return round;
            Thread.SpinWait(4);
        }

        lock (_gate)
        {
            // A round that began since the last look has not counted this thread among the sleepers.
            var round = Round;
            if (round != seen) return round;
            _sleeping++;
        }

        _wake.Wait();
        return Round;
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

    private void RunBlocks()
    {
        while (true)
        {
            var claim = Volatile.Read(ref _claim);
            var block = (int)claim;
            if (block >= Volatile.Read(ref _blocks)) return;
            if (Interlocked.CompareExchange(ref _claim, claim + 1, claim) != claim) continue;
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
