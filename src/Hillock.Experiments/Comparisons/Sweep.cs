using System.Runtime.ExceptionServices;

namespace Hillock.Experiments.Comparisons;

/// <summary>Runs trainings on several threads, one training a thread; who runs what never changes a result.</summary>
internal sealed class Sweep<TJob, TOutcome>
    where TOutcome : class
{
    private readonly IReadOnlyList<TJob> _jobs;
    private readonly Func<TJob, CancellationToken, TOutcome?> _train;
    private readonly Action<TJob, TOutcome> _finished;
    private ExceptionDispatchInfo? _failure;
    private int _next = -1;

    /// <param name="jobs">In the order in which they start.</param>
    /// <param name="train">One training; null when it was cancelled.</param>
    /// <param name="finished">Called as each ends, on its thread.</param>
    public Sweep(IReadOnlyList<TJob> jobs, Func<TJob, CancellationToken, TOutcome?> train, Action<TJob, TOutcome> finished)
    {
        _jobs = jobs;
        _train = train;
        _finished = finished;
    }

    /// <summary>Runs all; on cancellation, returns when each thread has stopped at its next step.</summary>
    public void Run(int threads, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Thread[] workers = [.. Enumerable.Range(0, Math.Min(threads, _jobs.Count))
            .Select(_ => new Thread(() => Work(stop)) { IsBackground = true, Name = "training" })];
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        _failure?.Throw();
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var index = Interlocked.Increment(ref _next);
                if (index >= _jobs.Count) return;
                if (_train(_jobs[index], stop.Token) is { } outcome) _finished(_jobs[index], outcome);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to the caller's thread; the first is told.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            stop.Cancel();
        }
    }
}
