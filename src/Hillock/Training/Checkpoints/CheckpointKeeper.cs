using System.Diagnostics;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training.Checkpoints;

/// <summary>Writes the checkpoints of one training when they are due, and goes on from the last one.</summary>
internal sealed class CheckpointKeeper : IDisposable
{
    private readonly Checkpointing _place;
    private readonly Trainer _trainer;
    private readonly FitOptions _options;
    private readonly Dictionary<string, string> _settings;
    private CheckpointState? _last;
    private EpochLog? _log;
    private FolderLock? _lock;
    private long _written = Stopwatch.GetTimestamp();
    private TimeSpan _cost;

    /// <summary>Checkpoints of <paramref name="trainer"/> with these options.</summary>
    public CheckpointKeeper(Checkpointing place, Trainer trainer, DataSet data, FitOptions options)
    {
        _place = place;
        _trainer = trainer;
        _options = options;
        _settings = SettingsOf(trainer, data, options);
    }

    /// <summary>Takes the folder, and finds the checkpoint to go on from, after which the trainer is as it was then; null where there is none.</summary>
    /// <param name="best">Becomes the parameters of the best epoch.</param>
    /// <param name="epochs">Becomes the finished epochs.</param>
    /// <exception cref="HillockException">It is of another training, cannot be read, or somebody else writes there.</exception>
    public CheckpointState? Resume(float[] best, out IReadOnlyList<EpochRecord> epochs)
    {
        epochs = [];
        _lock = Lock(_place.Folder);
        if (_place.Resume == ResumeMode.Never) CheckpointFolder.Forget(_place.Folder);
        _last = CheckpointFolder.Read(_place.Folder, anyForm: _place.Resume == ResumeMode.IfSame);
        if (_last is null || !IsSame(_last.Settings)) return null;
        using var writing = _trainer.Change();
        var log = CheckpointFolder.ReadLog(_place.Folder, _last, out var finished);
        if (IsPast(_last, finished)) return null;
        (_log, epochs) = (log, finished);
        CheckpointFolder.ReadBuffers(_place.Folder, _last, file =>
        {
            file.Read(Find(file, "parameters", _trainer.Model.Store.Values.Length), _trainer.Model.Store.Values);
            file.Read(Find(file, "optimizer", _trainer.State.States.Length), _trainer.State.States);
            file.Read(Find(file, "best", best.Length), 0, best);
            if (_trainer.State.Average is { Values: var average }) file.Read(Find(file, "average", average.Length), average);
        });
        _trainer.Model.Store.Touch();
        _trainer.State.Steps = _last.Steps;
        _trainer.State.Carried = _last.Carried;
        _trainer.Rate = _last.Rate;
        return _last;
    }

    /// <summary>Whether one is due after a step.</summary>
    public bool IsDueAfterStep() =>
        (_place.EverySteps is { } steps && _trainer.Steps % steps == 0)
        || (_place.Every is { } time && Stopwatch.GetElapsedTime(_written) >= Later(time));

    /// <summary>Whether one is due after an epoch.</summary>
    public bool IsDueAfterEpoch(int epoch) => (_place.EveryEpochs is { } epochs && epoch % epochs == 0) || IsDueAfterStep();

    /// <summary>Writes one.</summary>
    /// <exception cref="HillockException">The folder cannot be written.</exception>
    public void Write(TrainingState training, EpochStart start, float[] best)
    {
        using var reading = _trainer.Model.Reading();
        var began = Stopwatch.GetTimestamp();
        Log(training.History);
        var state = new CheckpointState
        {
            Settings = _settings,
            Buffers = CheckpointFolder.BuffersAfter(_last),
            Start = start,
            Steps = _trainer.State.Steps,
            Carried = _trainer.State.Carried,
            Rate = _trainer.Rate,
            Epochs = _log!.Count,
            EpochFile = _log.Name,
            EpochBytes = _log.Bytes,
            EpochSum = _log.Sum,
            BestEpoch = training.History.BestEpoch,
        };
        List<TensorSource> buffers =
        [
            TensorSource.Of("parameters", _trainer.Model.Store.Values),
            TensorSource.Of("optimizer", _trainer.State.States),
            TensorSource.Of("best", best),
        ];
        if (_trainer.State.Average is { Values: var average }) buffers.Add(TensorSource.Of("average", average));
        CheckpointFolder.Write(_place.Folder, state, buffers);
        GC.KeepAlive(_trainer);
        _last = state;
        _written = Stopwatch.GetTimestamp();
        _cost = Stopwatch.GetElapsedTime(began, _written);
    }

    /// <summary>Leaves the folder to others.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    // The options by their names; beside them what they do not say.
    private static Dictionary<string, string> SettingsOf(Trainer trainer, DataSet data, FitOptions options) => new(
        TrainingIdentity.Of(options with { Loss = trainer.Loss }))
    {
        [CheckpointState.TagKey] = options.Checkpoint!.Tag,
        ["network"] = string.Join("; ", trainer.Model.Parameters.Select(p => $"{p.Name} {p.Rows}x{p.Columns}")),
        ["layers"] = trainer.Model.Graph.Signature,
        ["training rows"] = TrainingIdentity.Text(data.Train.Count),
        ["epochs of the schedule"] = options.Schedule is { NeedsLength: true } ? TrainingIdentity.Text(options.Epochs) : "any",
    };

    // Large networks take seconds to write: no more than a share of the time goes to that.
    private TimeSpan Later(TimeSpan time) => _place.MostShare is { } share && _cost / share is var least && least > time ? least : time;

    private void Log(History history)
    {
        try
        {
            if (!Directory.Exists(_place.Folder))
                throw new HillockException(
                    ErrorKind.Io,
                    $"The checkpoint folder '{_place.Folder}' is gone: it was deleted or moved while the training wrote there. Leave it until the "
                    + "training has ended.");
            _log ??= CheckpointFolder.NewLog(_place.Folder, _last);
            _log.Add(history);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Unwritable(_place.Folder, e);
        }
    }

    private static FolderLock Lock(string folder)
    {
        try
        {
            DiskSync.MakeDirectory(Path.GetFullPath(folder));
            return FolderLock.Take(folder, "Two trainings cannot share checkpoints: wait for it, stop it, or give another folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Unwritable(folder, e);
        }
    }

    private TensorEntry Find(SafeTensorsFile file, string name, long count) => file.Tensors.TryGetValue(name, out var tensor) && tensor.Count == count
        ? tensor
        : throw new HillockException(ErrorKind.Data,
            $"The checkpoint in '{_place.Folder}' does not hold the {name} of this training. Delete the folder to begin anew.");

    // A training that is to be shorter, or would have been stopped before, has not come by this checkpoint.
    private bool IsPast(CheckpointState state, IReadOnlyList<EpochRecord> epochs)
    {
        var length = _options.LengthOf(epochs);
        if (epochs.Count < length || (epochs.Count == length && state.Start.Steps == 0)) return false;
        var done = state.Start.Steps == 0 ? $"{epochs.Count}" : $"{epochs.Count} and {state.Start.Steps} steps";
        return _place.Resume == ResumeMode.IfSame ? true : throw Another("epochs", done, $"{length}");
    }

    private HillockException Another(string what, string theirs, string own) => new(
        $"The checkpoint in '{_place.Folder}' is of another training ({what}: {theirs} there, {own} here). "
        + "Give the same options, another folder, or a Resume that begins anew.");

    private bool IsSame(IReadOnlyDictionary<string, string> settings)
    {
        var usual = TrainingIdentity.Of(new FitOptions());
        foreach (var (name, own) in _settings)
        {
            // A version that did not know an option trained as if it were not given.
            var theirs = settings.GetValueOrDefault(name) ?? usual.GetValueOrDefault(name, "none");
            if (own == theirs) continue;
            if (_place.Resume == ResumeMode.IfSame) return false;
            throw Another(name, theirs, own);
        }

        return true;
    }
}
