using Hillock.Data;
using Hillock.Training.Checkpoints;

namespace Hillock.Training;

/// <summary>The epochs of one training.</summary>
internal sealed class FitRun : IStepWatcher
{
    // Against the rows of even a short training next to nothing.
    private const int RowsLookedAt = 500;

    private readonly Trainer _trainer;
    private readonly DataSet _data;
    private readonly FitOptions _options;
    private readonly Callback[] _callbacks;
    private readonly Fitting.ProgressRelay? _progress;
    private readonly CheckpointKeeper? _checkpoints;
    private readonly History _history;
    private readonly TrainingState _state;
    private readonly List<double> _losses = [];
    private readonly float[] _best;
    private EpochStart _start;

    /// <summary>Prepares a training; nothing is read or written yet.</summary>
    public FitRun(Trainer trainer, DataSet data, FitOptions options)
    {
        _trainer = trainer;
        _data = data;
        _options = options;
        _callbacks = [.. options.Callbacks];
        _progress = options.Progress is { } target ? new Fitting.ProgressRelay(target, options.Epochs) : null;
        _checkpoints = options.Checkpoint is { } place ? new CheckpointKeeper(place, trainer, data, options) : null;
        var right = data.Train.Labels.Length > 0 || trainer.Reading.Scoring != OutputScoring.Numbers;
        _history = new History(right ? "accuracy" : "error_share");
        _state = new TrainingState(trainer, data, options, _history);
        _best = trainer.Snapshot();
    }

    /// <summary>Trains; puts the best epoch's parameters back where that is asked for, or where training diverged.</summary>
    public History Run(CancellationToken token)
    {
        using var use = _trainer.Use();
        using var checkpoints = _checkpoints;
        Resume();
        foreach (var callback in _callbacks) callback.OnTrainBegin(_state);
        var reason = _state.Stopping;
        while (reason is null && _history.Count < _options.Epochs) reason = Epoch(token);
        _history.StopReason = reason ?? StopReason.Finished;
        if (reason != StopReason.Diverged) _checkpoints?.Write(_state, _start, _best);
        var restores = reason == StopReason.Diverged || (_state.KeepBest && _history.Count > 0);
        if (restores) _trainer.Restore(_best);
        _history.Ending = new EndingReader(_history, _data, _trainer.Loss, _trainer.Steps)
            .Read(_trainer.DeadShare(_data.Train, RowsLookedAt), _trainer.GradientRatio(_data.Train));
        if (!restores && _trainer.EmaDecay is not null) _trainer.SwapAverage();
        foreach (var callback in _callbacks) callback.OnTrainEnd(_state);
        return _history;
    }

    /// <inheritdoc/>
    public void BeforeStep(int done)
    {
        if (_options.Schedule is { } schedule)
            _trainer.Rate = schedule.RateAt(_trainer.Optimizer.Rate, _trainer.Steps, _state.StepsPerEpoch, _options.Epochs, _losses);
    }

    /// <inheritdoc/>
    public bool AfterStep(in EpochStart done, in LossSums step)
    {
        _start = done;
        _state.Step = done.Steps;
        _state.BatchLoss = step.Mean;
        _state.Loss = done.Sums.Mean;
        foreach (var callback in _callbacks) callback.OnBatchEnd(_state);
        if (_checkpoints?.IsDueAfterStep() == true) _checkpoints.Write(_state, _start, _best);
        return _state.Stopping is null;
    }

    /// <inheritdoc/>
    public void Diverged(in LossSums step)
    {
        _state.BatchLoss = step.Mean;
        foreach (var callback in _callbacks) callback.OnDiverged(_state);
    }

    private void Resume()
    {
        if (_checkpoints is null || _checkpoints.Resume(_best, out var epochs) is not { } checkpoint) return;
        for (var i = 0; i < epochs.Count; i++)
        {
            _history.Add(epochs[i], best: i + 1 == checkpoint.BestEpoch);
            _losses.Add(epochs[i].MonitoredLoss);
        }

        _history.ResumedEpochs = _history.Count;
        _start = checkpoint.Start;
        if (_progress is not null) _progress.Before = (_history.Count + ((double)_start.Steps / _state.StepsPerEpoch)) / _options.Epochs;
    }

    private StopReason? Epoch(CancellationToken token)
    {
        _state.Epoch = _history.Count + 1;
        (_state.Step, _state.Loss) = (_start.Steps, _start.Steps > 0 ? _start.Sums.Mean : double.NaN);
        foreach (var callback in _callbacks) callback.OnEpochBegin(_state);
        if (_state.Stopping is not null) return _state.Stopping;
        var pass = new EpochPass(_trainer, _trainer.Order, _data.Train, _state.Epoch) { Watcher = this, Progress = _progress, Start = _start };
        var result = pass.Run(token);
        if (result.State == EpochState.Cancelled) return _state.Stopping ?? StopReason.Cancelled;
        try
        {
            return Finish(result, result.State == EpochState.Diverged ? Metrics.None : _trainer.Evaluate(_data.Validation, token));
        }
        catch (OperationCanceledException)
        {
            return StopReason.Cancelled;
        }
    }

    private StopReason? Finish(in EpochResult result, in Metrics validation)
    {
        var training = result.Metrics;
        var record = new EpochRecord(
            _state.Epoch, training.Loss, training.Metric, validation.Loss, validation.Metric, result.Seconds, _trainer.Rate);
        if (result.State == EpochState.Diverged || (_data.Validation.Count > 0 && !double.IsFinite(validation.Loss)))
        {
            _history.DivergedEpoch = record;
            return StopReason.Diverged;
        }

        var better = _history.Best is not { } best || _state.IsBetter(record, best);
        if (better) KeepBest();
        _history.Add(record, better);
        _losses.Add(record.MonitoredLoss);
        _start = default;
        _progress?.Report(new StepProgress(record.Epoch, result.Steps, result.Steps, record.Loss), record);
        foreach (var callback in _callbacks) callback.OnEpochEnd(_state);
        if (_checkpoints?.IsDueAfterEpoch(record.Epoch) == true) _checkpoints.Write(_state, _start, _best);
        return _state.Stopping;
    }

    private void KeepBest()
    {
        if (_trainer.EmaDecay is not null) _trainer.SwapAverage();
        _trainer.SnapshotInto(_best);
        if (_trainer.EmaDecay is not null) _trainer.SwapAverage();
    }
}
