using System.Diagnostics;
using System.Globalization;
using Hillock.Data;

namespace Hillock.Training.Checkpoints;

/// <summary>Writes the checkpoints of one training when they are due, and goes on from the last one.</summary>
internal sealed class CheckpointKeeper
{
    private readonly Checkpointing _place;
    private readonly Trainer _trainer;
    private readonly Dictionary<string, string> _settings;
    private CheckpointState? _last;
    private long _written = Stopwatch.GetTimestamp();

    /// <summary>Checkpoints of <paramref name="trainer"/> with these options.</summary>
    public CheckpointKeeper(Checkpointing place, Trainer trainer, DataSet data, FitOptions options)
    {
        _place = place;
        _trainer = trainer;
        _settings = SettingsOf(trainer, data, options);
    }

    /// <summary>The checkpoint to go on from, after the trainer is as it was then; null where there is none.</summary>
    /// <param name="best">Becomes the parameters of the best epoch.</param>
    /// <exception cref="HillockException">It is of another training, or cannot be read.</exception>
    public CheckpointState? Resume(Span<float> best)
    {
        if (_place.Resume == ResumeMode.Never) CheckpointFolder.Forget(_place.Folder);
        _last = CheckpointFolder.Read(_place.Folder);
        if (_last is null || !IsSame(_last.Settings)) return null;
        var buffers = CheckpointFolder.ReadBuffers(_place.Folder, _last);
        using var writing = _trainer.Change();
        Copy(buffers, "parameters", _trainer.Model.Store.Values.Span);
        _trainer.Model.Store.Touch();
        Copy(buffers, "optimizer", _trainer.State.States.Span);
        Copy(buffers, "best", best);
        if (_trainer.State.Average is { } average) Copy(buffers, "average", average.Values.Span);
        _trainer.State.Steps = _last.Steps;
        _trainer.State.Carried = _last.Carried;
        _trainer.Rate = _last.Rate;
        return _last;
    }

    /// <summary>Whether one is due after a step.</summary>
    public bool IsDueAfterStep() =>
        (_place.EverySteps is { } steps && _trainer.Steps % steps == 0)
        || (_place.Every is { } time && Stopwatch.GetElapsedTime(_written) >= time);

    /// <summary>Whether one is due after an epoch.</summary>
    public bool IsDueAfterEpoch(int epoch) => (_place.EveryEpochs is { } epochs && epoch % epochs == 0) || IsDueAfterStep();

    /// <summary>Writes one.</summary>
    /// <exception cref="HillockException">The folder cannot be written.</exception>
    public void Write(TrainingState training, EpochStart start, float[] best)
    {
        var state = new CheckpointState
        {
            Settings = _settings,
            Buffers = CheckpointFolder.BuffersAfter(_last),
            Start = start,
            Steps = _trainer.State.Steps,
            Carried = _trainer.State.Carried,
            Rate = _trainer.Rate,
            Epochs = [.. training.History],
            BestEpoch = training.History.BestEpoch,
        };
        List<(string, float[])> buffers =
        [
            ("parameters", _trainer.Snapshot()),
            ("optimizer", _trainer.State.States.Span.ToArray()),
            ("best", best),
        ];
        if (_trainer.State.Average is { } average) buffers.Add(("average", average.Values.Span.ToArray()));
        CheckpointFolder.Write(_place.Folder, state, buffers);
        GC.KeepAlive(_trainer);
        _last = state;
        _written = Stopwatch.GetTimestamp();
    }

    private static Dictionary<string, string> SettingsOf(Trainer trainer, DataSet data, FitOptions options) => new()
    {
        [CheckpointState.TagKey] = options.Checkpoint!.Tag,
        ["network"] = string.Join("; ", trainer.Model.Parameters.Select(p => $"{p.Name} {p.Rows}x{p.Columns}")),
        ["layers"] = string.Join(' ', trainer.Model.ToString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ["training rows"] = Text(data.Train.Count),
        ["loss"] = trainer.Loss.Text,
        ["optimizer"] = trainer.Optimizer.Text,
        ["schedule"] = options.Schedule?.Text ?? "none",
        ["epochs of the schedule"] = options.Schedule is { NeedsLength: true } ? Text(options.Epochs) : "any",
        ["batch size"] = Text(options.BatchSize),
        ["accumulated parts"] = Text(options.AccumulateSteps),
        ["seed"] = Text(options.Seed),
        ["limit of the norm"] = Text(options.ClipNorm),
        ["limit of the values"] = Text(options.ClipValue),
        ["l1"] = Text(options.L1),
        ["l2"] = Text(options.L2),
        ["decay of the average"] = Text(options.EmaDecay),
        ["class weights"] = options.ClassWeights?.ToString() ?? "none",
    };

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "none";

    private void Copy(Dictionary<string, float[]> buffers, string name, Span<float> target)
    {
        if (!buffers.TryGetValue(name, out var values) || values.Length != target.Length)
            throw new HillockException($"The checkpoint in '{_place.Folder}' does not hold the {name} of this training. Delete the folder to begin anew.");
        values.CopyTo(target);
    }

    private bool IsSame(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, own) in _settings)
        {
            var theirs = settings.GetValueOrDefault(name, "none");
            if (own == theirs) continue;
            if (_place.Resume == ResumeMode.IfSame) return false;
            throw new HillockException(
                $"The checkpoint in '{_place.Folder}' is of another training ({name}: {theirs} there, {own} here). Give the same options, another folder, or a Resume that begins anew.");
        }

        return true;
    }
}
