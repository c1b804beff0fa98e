using System.Diagnostics;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>Trains what an earlier run has not, tells how it goes, and keeps every finished training at once.</summary>
internal sealed class ComparisonRun(ComparisonPlan plan, Func<int, double, int, TrainingJob> jobOf, int epochs, RunFolder? folder,
    IProgress<ComparisonProgress>? progress)
{
    private static readonly TimeSpan OldestTables = TimeSpan.FromSeconds(30);
    private const int FewestRounds = 5;

    private readonly Lock _lock = new();
    private readonly TrainingStore _store = new(folder);
    private readonly Trainings _trainings = new(plan);
    private readonly Stopwatch _clock = new();
    private int _total = plan.Arms.Count * plan.Design.Blocks.Count;
    private int _resumed;
    private int _saved;
    private long _savedAt;
    private TimeSpan _rankedUntil;
    private ComparisonResult? _standing;
    private int _trained;
    private bool _outOfTime;

    /// <summary>One training; tells each epoch and its validation metric; null when it was cancelled.</summary>
    public delegate TrainingOutcome? Training(TrainingJob job, Action<int, double> epoch, CancellationToken cancel);

    /// <summary>Runs to the end, or until it is cancelled, and gives what is finished then.</summary>
    public ComparisonResult Run(Training train, int threads, CancellationToken cancel)
    {
        _clock.Start();
        Save();
        try
        {
            ChooseRates(train, threads, cancel);
            if (plan.Race || plan.Budget is not null) RunRounds(train, threads, cancel);
            else Train(Blocks(plan.Design.Blocks.Select(b => b.Index)), train, threads, cancel);
        }
        catch
        {
            SaveAfterFailure();
            throw;
        }

        return Save();
    }

    // Every arm is tried at the same rates; while the best of one lies on the edge, all are given the next.
    private void ChooseRates(Training train, int threads, CancellationToken cancel)
    {
        if (!plan.Rates.Chooses) return;
        while (!cancel.IsCancellationRequested)
        {
            TrainingJob[] jobs = [.. from block in Enumerable.Range(0, Math.Min(plan.Rates.Blocks, plan.Design.Blocks.Count))
                                     from arm in Enumerable.Range(0, plan.Arms.Count)
                                     from rate in Wanted(arm)
                                     where _trainings.Find(arm, rate, block) is null
                                     select jobOf(arm, rate, block)];
            if (jobs.Length == 0) return;
            Train(jobs, train, threads, cancel);
        }
    }

    private IEnumerable<double> Wanted(int arm)
    {
        var tried = Shared(arm);
        var complete = tried.All(r =>
            Enumerable.Range(0, Math.Min(plan.Rates.Blocks, plan.Design.Blocks.Count)).All(b => _trainings.Find(arm, r, b) is not null));
        return complete && plan.Rates.Beyond(plan.OwnRates[arm], tried, _trainings.RateOf(arm)) is { } next ? [.. tried, next] : tried;
    }

    // What one arm is given, all are: else equal arms differ by whether chance led them to the edge.
    private IReadOnlyCollection<double> Shared(int arm)
    {
        var tried = _trainings.RatesOf(arm);
        if (!plan.Rates.Widens) return tried;
        var steps = Enumerable.Range(-RateGrid.Farthest, (2 * RateGrid.Farthest) + 1)
            .Where(step => Enumerable.Range(0, plan.Arms.Count).Any(a => _trainings.RatesOf(a).Contains(RateGrid.At(plan.OwnRates[a], step))));
        return [.. tried.Concat(steps.Select(step => RateGrid.At(plan.OwnRates[arm], step))).Distinct().Order()];
    }

    private IEnumerable<TrainingJob> Blocks(IEnumerable<int> blocks) =>
        from block in blocks
        from arm in Enumerable.Range(0, plan.Arms.Count)
        where !_trainings.Dropped.ContainsKey(arm) && _trainings.Find(arm, _trainings.RateOf(arm), block) is null
        select jobOf(arm, _trainings.RateOf(arm), block);

    private void RunRounds(Training train, int threads, CancellationToken cancel)
    {
        for (var block = 0; block < plan.Design.Blocks.Count && !cancel.IsCancellationRequested; block++)
        {
            var began = _clock.Elapsed;
            Train([.. Blocks([block])], train, threads, cancel);
            if (cancel.IsCancellationRequested) return;
            if (plan.Race) Drop(block);
            var round = (_clock.Elapsed - began).TotalSeconds;
            if (plan.Budget is { } budget && block + 1 >= FewestRounds && _clock.Elapsed.TotalSeconds + round > budget)
            {
                _outOfTime = block + 1 < plan.Design.Blocks.Count;
                Recount();
                return;
            }
        }
    }

    // A look at the seeds, or splits, that are whole.
    private void Drop(int block)
    {
        var blocks = plan.Design.Blocks;
        var units = blocks[block].Unit + 1;
        if (block + 1 < blocks.Count && blocks[block + 1].Unit < units) return;
        double?[][] scores = [.. Enumerable.Range(0, plan.Arms.Count).Select(a => _trainings.UnitsOf(a)[..units])];
        int[] running = [.. Enumerable.Range(0, plan.Arms.Count).Where(a => !_trainings.Dropped.ContainsKey(a))];
        foreach (var arm in new Statistics.RaceRule(plan.Arms.Count, plan.Design.Units).Leave(scores, running, higherIsBetter: true, plan.Correction))
            _trainings.Dropped[arm] = block;
    }

    private void Train(IEnumerable<TrainingJob> jobs, Training train, int threads, CancellationToken cancel)
    {
        var left = jobs.Where(job => !Resume(job)).ToArray();
        Recount();
        new Sweep<TrainingJob, TrainingOutcome>(left, (job, stop) => Counted(job, train, stop), Finish).Run(threads, cancel);
        Recount();
    }

    // Rates that are not chosen come on top of one training an arm and block.
    private void Recount()
    {
        var blocks = plan.Design.Blocks.Count;
        var choices = Enumerable.Range(0, plan.Arms.Count)
            .Sum(arm => plan.Rates.Chooses ? (_trainings.RatesOf(arm).Count - 1) * Math.Min(plan.Rates.Blocks, blocks) : 0);
        var spared = _trainings.Dropped.Sum(d => blocks - 1 - d.Value);
        _total = _outOfTime ? _trainings.Count : Math.Max(_trainings.Count, (plan.Arms.Count * blocks) + choices - spared);
    }

    private TrainingOutcome? Counted(TrainingJob job, Training train, CancellationToken cancel)
    {
        var outcome = train(job, (epoch, value) => Tell(job, epoch, value), cancel);
        lock (_lock) _trained++;
        return outcome;
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
        if (_store.Read(job.Key, job.Name, job.Curve) is not { } outcome || outcome.Seed != job.Seed) return false;
        _trainings.Add(job, outcome);
        _resumed++;
        return true;
    }

    private void Tell(TrainingJob job, int epoch, double validation)
    {
        lock (_lock) progress?.Report(News(job, epoch, validation, null));
    }

    private void Finish(TrainingJob job, TrainingOutcome outcome)
    {
        _store.Write(job.Key, outcome, job.Curve);
        lock (_lock)
        {
            _trainings.Add(job, outcome);
            Recount();
            var standing = SaveNowAndThen();
            progress?.Report(News(job, outcome.Epochs.Count, outcome.Validation, standing));
        }
    }

    // Each training is kept as it ends; the tables of all of them are written when there are a twentieth more, so that writing costs what the trainings do,
    // or when they are half a minute old. Where nothing is written, ranking takes a twentieth of the time, and none where nobody listens.
    private ComparisonResult? SaveNowAndThen()
    {
        if (folder is not null && (_trainings.Count >= _saved + (_saved / 20.0) || Stopwatch.GetElapsedTime(_savedAt) >= OldestTables))
            return _standing = Save();
        if (progress is null || (_standing is not null && _clock.Elapsed < _rankedUntil && _trainings.Count < _total)) return _standing;
        var began = _clock.Elapsed;
        _standing = Standing();
        _rankedUntil = _clock.Elapsed + (20 * (_clock.Elapsed - began));
        return _standing;
    }

    private ComparisonResult Standing() => ComparisonRanking.Of(plan, _trainings, _total, _outOfTime);

    private ComparisonResult Save()
    {
        var result = Standing();
        (_saved, _savedAt) = (_trainings.Count, Stopwatch.GetTimestamp());
        if (folder is null) return result;
        folder.Write("results.json", ComparisonJson.Write(result));
        folder.Write("results.csv", ComparisonText.Csv(result));
        folder.Write("summary.md", ComparisonText.Markdown(result));
        folder.Write("verdict.txt", result.Verdict + "\n" + (result.Cost is { } cost ? cost + "\n" : ""));
        return result;
    }

    private ComparisonProgress News(TrainingJob job, int epoch, double validation, ComparisonResult? standing) => new()
    {
        Total = _total,
        Finished = _trainings.Count,
        Resumed = _resumed,
        Arm = job.Name,
        Rate = plan.Rates.Chooses ? job.Rate : null,
        Seed = job.Seed,
        Epoch = epoch,
        Epochs = epochs,
        Validation = double.IsFinite(validation) ? validation : null,
        Standing = standing,
        Elapsed = _clock.Elapsed,
        // What is left takes as long as what was trained, a training like another.
        Left = _trainings.Count >= _total ? TimeSpan.Zero
            : _trained == 0 ? null
            : _clock.Elapsed * ((double)(_total - _trainings.Count) / _trained),
    };
}
