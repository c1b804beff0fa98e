using Hillock.Data;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>One training from first values to the metrics of its best epoch.</summary>
internal sealed class SingleTraining(DataSet data, Sequential model, TrainingRecipe recipe)
{
    private readonly bool _higherIsBetter = data.Task != TaskKind.Regression;

    /// <summary>Told after each epoch, with all epochs so far.</summary>
    public Action<IReadOnlyList<EpochOutcome>>? Told { get; init; }

    /// <summary>Watches the training from inside; null: nobody does.</summary>
    public Callback? Watch { get; init; }

    /// <summary>Told within an epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Where its state is kept; null: nowhere.</summary>
    public Checkpointing? Checkpoint { get; init; }

    /// <summary>Whether the outcome says what became of each validation row.</summary>
    public bool ScoresRows { get; init; }

    /// <summary>Trains the network, which ends with the weights of the best epoch.</summary>
    /// <param name="name">The activation, as the user wrote it.</param>
    /// <param name="seed">Sets the first values, and everything random.</param>
    /// <param name="threads">How many; the result does not depend on it.</param>
    /// <param name="cancel">Stops after the step at hand.</param>
    /// <returns>What it reached, and the history that says how it ended.</returns>
    public (TrainingOutcome Outcome, History History) Train(string name, long seed, int threads, CancellationToken cancel)
    {
        model.Initialize(seed);
        var options = recipe.Options(data, seed, threads);
        var history = model.Fit(
            data,
            options with
            {
                Callbacks = [.. options.Callbacks, .. Watch is null ? Array.Empty<Callback>() : [Watch], new ProgressReporter(this)],
                Checkpoint =
                Checkpoint,
                Progress = Progress,
                IsBetter = IsBetter
            },
            cancel);
        return (Outcome(name, seed, history, options), history);
    }

    private static EpochOutcome Of(EpochRecord e) => new(e.Loss, e.Metric, e.ValidationLoss, e.ValidationMetric, e.Seconds) { Rate = e.Rate };

    private static List<EpochOutcome> Epochs(History history) =>
        [.. history.Select(Of), .. history.DivergedEpoch is { } last ? [Of(last)] : Array.Empty<EpochOutcome>()];

    // Few validation rows cannot tell epochs apart by accuracy: within a standard error the lower loss decides (after the one-standard-error
    // rule of Breiman et al. 1984), then the earlier epoch.
    private bool IsBetter(EpochRecord epoch, EpochRecord than)
    {
        var (value, best) = (epoch.ValidationMetric, than.ValidationMetric);
        var (gain, noise) = (_higherIsBetter ? value - best : best - value, StandardError(value));
        return gain > noise || (gain >= -noise && epoch.ValidationLoss < than.ValidationLoss);
    }

    private double StandardError(double accuracy) => _higherIsBetter ? Math.Sqrt(accuracy * (1 - accuracy) / data.Validation.Count) : 0;

    private TrainingOutcome Outcome(string name, long seed, History history, FitOptions options)
    {
        var known = history.Best is not null;
        using var trainer = new Trainer(model, options.Loss!, options.Optimizer, Math.Min(options.BatchSize, data.Train.Count), options.Threads, seed);
        Metrics? test = known && data.Test.Count > 0 ? trainer.Evaluate(data.Test) : null;
        return new TrainingOutcome
        {
            Activation = name,
            Seed = seed,
            Diverged = history.Diverged,
            Epochs = Epochs(history),
            BestEpoch = history.BestEpoch,
            Validation = history.Best?.ValidationMetric ?? double.NaN,
            Test = test?.Metric ?? double.NaN,
            ValidationError = known && data.Task == TaskKind.Regression ? Error(trainer.Evaluate(data.Validation)) : double.NaN,
            TestError = test is { } t ? Error(t) : double.NaN,
            StillImproving = known && !history.Diverged && !Plateau.IsReached(history, Plateau.LeastFallOf(_higherIsBetter)),
            RowScores = known && ScoresRows ? RowScores.Of(model, data, data.Validation, history.Best!.ValidationMetric) : null,
            StepsPerEpoch = recipe.StepsFor(data),
            DeadShare = known ? trainer.DeadShare(data.Validation) : double.NaN,
            GradientRatio = known ? trainer.GradientRatio(data.Train) : double.NaN,
        };
    }

    // In the target's own unit; of a series that was transformed there is no single one.
    private double Error(Metrics metrics) => data.Task == TaskKind.Regression && data.Series is null && data.Train.TargetColumns == 1
        ? Math.Sqrt(metrics.MeanSquaredError) * data.TargetScale.Deviation : double.NaN;

    private sealed class ProgressReporter(SingleTraining cell) : Callback
    {
        // Grows with the history, so that telling an epoch costs the same however many there were.
        private readonly List<EpochOutcome> _epochs = [];

        public override void OnEpochEnd(TrainingState training)
        {
            for (var i = _epochs.Count; i < training.History.Count; i++) _epochs.Add(Of(training.History[i]));
            cell.Told?.Invoke(_epochs);
        }
    }
}
