using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>One training from first values to the metrics of its best epoch.</summary>
internal sealed class TrainingCell
{
    private readonly DataSet _data;
    private readonly TrainingRecipe _recipe;
    private readonly Trainer _trainer;
    private readonly bool _higherIsBetter;
    private readonly List<EpochOutcome> _epochs = [];
    private readonly float[] _best;
    private int _bestEpoch;
    private double _bestValue = double.NaN;
    private double _bestLoss = double.NaN;
    private bool _diverged;

    private TrainingCell(DataSet data, TrainingRecipe recipe, Trainer trainer)
    {
        _data = data;
        _recipe = recipe;
        _trainer = trainer;
        _higherIsBetter = data.Task != TaskKind.Regression;
        _best = trainer.Snapshot();
    }

    /// <summary>Whether it was cancelled before its end.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>Trains <paramref name="model"/>, which ends with the weights of the best epoch.</summary>
    /// <param name="data">Rows of all parts.</param>
    /// <param name="model">The network; its values are set from the seed first.</param>
    /// <param name="recipe">How.</param>
    /// <param name="run">Its name, its seed and its threads.</param>
    /// <param name="epoch">Told after each epoch, with its number.</param>
    /// <param name="steps">Told within an epoch.</param>
    /// <param name="cancel">Stops after the step at hand.</param>
    /// <returns>What it reached, and whether it was cancelled before its end.</returns>
    public static (TrainingOutcome Outcome, bool Interrupted) Train(
        DataSet data,
        Sequential model,
        TrainingRecipe recipe,
        (string Name, long Seed, int Threads) run,
        Action<int, EpochOutcome>? epoch,
        IProgress<StepProgress>? steps,
        CancellationToken cancel)
    {
        model.Initialize(run.Seed);
        using var trainer = new Trainer(model, recipe.LossFor(data), recipe.Optimizer, recipe.BatchSizeFor(data), run.Threads, run.Seed)
        {
            ClipNorm = recipe.ClipNorm,
            ClipValue = recipe.ClipValue,
        };
        var cell = new TrainingCell(data, recipe, trainer);
        cell.Epochs(epoch, steps, cancel);
        return (cell.Outcome(run.Name, run.Seed), cell.Interrupted);
    }

    private void Epochs(Action<int, EpochOutcome>? told, IProgress<StepProgress>? steps, CancellationToken cancel)
    {
        var most = _recipe.EpochsFor(_data);
        for (var number = 1; number <= most && !_diverged; number++)
        {
            var result = _trainer.RunEpoch(_data.Train, number, steps, cancel);
            Interrupted = result.State == EpochState.Cancelled;
            if (Interrupted) return;
            var validation = _trainer.Evaluate(_data.Validation, CancellationToken.None);
            var value = validation.Metric;
            _diverged = result.State == EpochState.Diverged || !double.IsFinite(validation.Loss) || !double.IsFinite(value);
            var outcome = new EpochOutcome(result.Metrics.Loss, result.Metrics.Metric, validation.Loss, value, result.Seconds);
            _epochs.Add(outcome);
            if (!_diverged) Keep(number, value, validation.Loss);
            told?.Invoke(number, outcome);
            if (_recipe.Patience is { } patience && number - _bestEpoch >= patience) return;
        }
    }

    // Few validation rows cannot tell epochs apart by accuracy: within a standard error the lower loss decides (after the one-standard-error
    // rule of Breiman et al. 1984), then the earlier epoch.
    private void Keep(int number, double value, double loss)
    {
        var (gain, noise) = (_higherIsBetter ? value - _bestValue : _bestValue - value, StandardError(value));
        if (_bestEpoch > 0 && !(gain > noise || (gain >= -noise && loss < _bestLoss))) return;
        (_bestEpoch, _bestValue, _bestLoss) = (number, value, loss);
        _trainer.SnapshotInto(_best);
    }

    private double StandardError(double accuracy) => _higherIsBetter ? Math.Sqrt(accuracy * (1 - accuracy) / _data.Validation.Count) : 0;

    private TrainingOutcome Outcome(string name, long seed)
    {
        _trainer.Restore(_best);
        var known = _bestEpoch > 0;
        return new TrainingOutcome
        {
            Activation = name,
            Seed = seed,
            Diverged = _diverged,
            Epochs = _epochs,
            BestEpoch = _bestEpoch,
            Validation = _bestValue,
            Test = known && _data.Test.Count > 0 ? _trainer.Evaluate(_data.Test).Metric : double.NaN,
            StepsPerEpoch = _recipe.StepsFor(_data),
            DeadShare = known ? _trainer.DeadShare(_data.Validation) : double.NaN,
            GradientRatio = known ? _trainer.GradientRatio(_data.Train) : double.NaN,
        };
    }
}
