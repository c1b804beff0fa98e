using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Where a training is, and what a <see cref="Callback"/> can do with it.</summary>
public sealed class TrainingState
{
    private readonly FitOptions _options;

    /// <summary>Before the first epoch.</summary>
    internal TrainingState(Trainer trainer, DataSet data, FitOptions options, History history)
    {
        Trainer = trainer;
        Data = data;
        History = history;
        StepsPerEpoch = trainer.StepsFor(data.Train.Count);
        KeepBest = options.KeepBest;
        _options = options;
    }

    /// <summary>What takes the steps; its rate may be set where there is no schedule.</summary>
    public Trainer Trainer { get; }

    /// <summary>The network.</summary>
    public Network Model => Trainer.Model;

    /// <summary>The data.</summary>
    public DataSet Data { get; }

    /// <summary>The finished epochs.</summary>
    public History History { get; }

    /// <summary>The epoch at hand, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Epochs it will do at most.</summary>
    public int Epochs => _options.Epochs;

    /// <summary>Steps done in the epoch at hand.</summary>
    public int Step { get; internal set; }

    /// <summary>Steps an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps done in all.</summary>
    public long Steps => Trainer.Steps;

    /// <summary>Mean loss of the rows of the last step, before it; NaN before the first.</summary>
    public double BatchLoss { get; internal set; } = double.NaN;

    /// <summary>Mean training loss of the epoch so far; NaN before its first step.</summary>
    public double Loss { get; internal set; } = double.NaN;

    /// <summary>Whether the parameters of the best epoch are put back at the end.</summary>
    public bool KeepBest { get; set; }

    /// <summary>Why it stops; null while it goes on.</summary>
    public StopReason? Stopping { get; private set; }

    /// <summary>Stops the training after this step or epoch.</summary>
    public void Stop() => Stop(StopReason.Requested);

    /// <summary>Whether an epoch is better than another, as <see cref="FitOptions.IsBetter"/> says.</summary>
    public bool IsBetter(EpochRecord epoch, EpochRecord than) => _options.IsBetter?.Invoke(epoch, than) ?? epoch.MonitoredLoss < than.MonitoredLoss;

    /// <summary>Stops the training for a reason; the first one counts.</summary>
    internal void Stop(StopReason reason) => Stopping ??= reason;
}
