using System.Diagnostics;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>Trains what an earlier run has not, tells how it goes, and keeps every finished training at once.</summary>
internal sealed class ComparisonRun(ComparisonPlan plan, IReadOnlyList<TrainingJob> jobs, int epochs, RunFolder? folder, IProgress<ComparisonProgress>? progress)
{
    private static readonly TimeSpan OldestTables = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TrainingStore _store = new(folder);
    private readonly List<TrainingOutcome> _outcomes = [];
    private readonly Stopwatch _clock = new();
    private int _resumed;
    private int _saved;
    private long _savedAt;
    private long _epochsDone;
    private long _epochsLeft;

    /// <summary>One training; tells each epoch and its validation metric; null when it was cancelled.</summary>
    public delegate TrainingOutcome? Training(TrainingJob job, Action<int, double> epoch, CancellationToken cancel);

    /// <summary>Runs to the end, or until it is cancelled, and gives what is finished then.</summary>
    public ComparisonResult Run(Training train, int threads, CancellationToken cancel)
    {
        _clock.Start();
        var left = jobs.Where(job => !Resume(job)).ToArray();
        _resumed = _outcomes.Count;
        _epochsLeft = (long)left.Length * epochs;
        Save();
        try
        {
            new Sweep(left, (job, stop) => train(job, (epoch, value) => Tell(job, epoch, value), stop), Finish).Run(threads, cancel);
        }
        catch
        {
            SaveAfterFailure();
            throw;
        }

        return Save();
    }

    // Where a training failed, what the others came to is written, and its error told.
    private void SaveAfterFailure()
    {
        try
        {
            Save();
        }
        catch (HillockException)
        {
            // The first error says more.
        }
    }

    private bool Resume(TrainingJob job)
    {
        if (_store.Read(job.Key, job.Name) is not { } outcome || outcome.Seed != job.Seed) return false;
        _outcomes.Add(outcome);
        return true;
    }

    private void Tell(TrainingJob job, int epoch, double validation)
    {
        lock (_lock)
        {
            _epochsDone++;
            _epochsLeft--;
            progress?.Report(News(job, epoch, validation, null));
        }
    }

    private void Finish(TrainingJob job, TrainingOutcome outcome)
    {
        _store.Write(job.Key, outcome);
        lock (_lock)
        {
            _outcomes.Add(outcome);
            // A training that stopped early leaves no more work behind.
            _epochsLeft -= epochs - outcome.Epochs.Count;
            var standing = SaveNowAndThen();
            progress?.Report(News(job, outcome.Epochs.Count, outcome.Validation, standing));
        }
    }

    // Each training is kept as it ends; the tables of all of them are written when there are a twentieth more, so that writing costs what the trainings do,
    // or when they are half a minute old.
    private ComparisonResult SaveNowAndThen() => _outcomes.Count >= _saved + (_saved / 20.0) || Stopwatch.GetElapsedTime(_savedAt) >= OldestTables
        ? Save()
        : ComparisonRanking.Of(plan, _outcomes);

    private ComparisonResult Save()
    {
        var result = ComparisonRanking.Of(plan, _outcomes);
        (_saved, _savedAt) = (_outcomes.Count, Stopwatch.GetTimestamp());
        if (folder is null) return result;
        folder.Write("results.json", ComparisonJson.Write(result));
        folder.Write("results.csv", ComparisonText.Csv(result));
        folder.Write("summary.md", ComparisonText.Markdown(result));
        folder.Write("verdict.txt", result.Verdict + "\n");
        return result;
    }

    private ComparisonProgress News(TrainingJob job, int epoch, double validation, ComparisonResult? standing) => new()
    {
        Total = jobs.Count,
        Finished = _outcomes.Count,
        Resumed = _resumed,
        Activation = job.Name,
        Seed = job.Seed,
        Epoch = epoch,
        Epochs = epochs,
        Validation = double.IsFinite(validation) ? validation : null,
        Standing = standing,
        Elapsed = _clock.Elapsed,
        Left = _epochsDone == 0 ? null : _clock.Elapsed * ((double)Math.Max(0, _epochsLeft) / _epochsDone),
    };
}
