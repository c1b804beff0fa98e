using Hillock.Data;

namespace Hillock.Training;

/// <summary>The epochs of one training.</summary>
internal sealed class FitRun(Trainer trainer, DataSet data, FitOptions options)
{
    private readonly Fitting.ProgressRelay? _progress =
        options.Progress is { } target ? new Fitting.ProgressRelay(target, options.Epochs) : null;

    private readonly History _history = new(data.Task == TaskKind.Regression ? "error_share" : "accuracy");
    private readonly float[] _best = trainer.Snapshot();
    private double _reference = double.PositiveInfinity;
    private int _waited;

    /// <summary>Trains; puts the best epoch's parameters back where that is asked for, or where training diverged.</summary>
    public History Run(CancellationToken token)
    {
        var reason = StopReason.Finished;
        for (var epoch = 1; epoch <= options.Epochs && reason == StopReason.Finished; epoch++)
            reason = Epoch(epoch, token);
        _history.StopReason = reason;
        var keepsBest = options.KeepBest || options.EarlyStopping is { RestoreBest: true };
        if (reason == StopReason.Diverged || (keepsBest && _history.Count > 0)) trainer.Restore(_best);
        return _history;
    }

    private StopReason Epoch(int epoch, CancellationToken token)
    {
        var result = trainer.RunEpoch(data.Train, epoch, _progress, token);
        if (result.State == EpochState.Cancelled) return StopReason.Cancelled;
        if (result.State == EpochState.Diverged) return StopReason.Diverged;
        Metrics validation;
        try
        {
            validation = trainer.Evaluate(data.Validation, token);
        }
        catch (OperationCanceledException)
        {
            return StopReason.Cancelled;
        }

        if (data.Validation.Count > 0 && !double.IsFinite(validation.Loss)) return StopReason.Diverged;
        var record = new EpochRecord(
            epoch, result.Metrics.Loss, result.Metrics.Metric, validation.Loss, validation.Metric, result.Seconds);
        if (_history.Add(record)) trainer.SnapshotInto(_best);
        _progress?.Report(new StepProgress(epoch, result.Steps, result.Steps, result.Metrics.Loss), record);
        return Waited(record) ? StopReason.EarlyStopping : StopReason.Finished;
    }

    private bool Waited(EpochRecord record)
    {
        if (options.EarlyStopping is not { } stopping) return false;
        if (record.MonitoredLoss < _reference - stopping.MinDelta)
        {
            _reference = record.MonitoredLoss;
            _waited = 0;
            return false;
        }

        return ++_waited >= stopping.Patience;
    }
}
