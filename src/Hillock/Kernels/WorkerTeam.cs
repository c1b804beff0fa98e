using System.Runtime.ExceptionServices;

namespace Hillock.Kernels;

/// <summary>A fixed number of threads that run the blocks of one piece of work and wait for each other.</summary>
/// <remarks>Results never depend on the number of threads: a block's arithmetic is the same wherever it runs. Between pieces of work the
/// threads spin for some microseconds, then sleep. One caller at a time; nothing is allocated by <see cref="Run"/>.</remarks>
public sealed class WorkerTeam : IDisposable
{
    // A training step hands out work every few microseconds; waking a sleeping thread takes tens.
    private const int SpinsBeforeSleep = 4000;
    private readonly Thread[] _helpers;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);
    private IBlockWork? _work;
    private int _blocks;
    private int _next;
    private int _busy;
    private int _sleeping;
    private int _round;
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
        _next = 0;
        Volatile.Write(ref _busy, _helpers.Length);
        Interlocked.Increment(ref _round);
        WakeSleepers();
        RunBlocks();
        var spinner = new SpinWait();
        while (Volatile.Read(ref _busy) > 0) spinner.SpinOnce(sleep1Threshold: -1);
        _work = null;
        _error?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stop) return;
        _stop = true;
        Interlocked.Increment(ref _round);
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
            Interlocked.Decrement(ref _busy);
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
            if (Volatile.Read(ref _round) != seen) return _round;
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

    private void RunBlocks()
    {
        while (true)
        {
            var block = Interlocked.Increment(ref _next) - 1;
            if (block >= _blocks) return;
            try
            {
                _work!.RunBlock(block);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(error), null);
            }
        }
    }
}
