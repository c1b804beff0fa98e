using Hillock.Data;

namespace Hillock.Training;

/// <summary>Tells from the epochs of a training how it stood at its end.</summary>
internal sealed class EndingReader(History history, DataSet data, Loss loss, long steps)
{
    private const double LeastGain = 0.02;
    private const double LeastFall = 0.05; // of the loss of who does not look
    private const double Risen = 0.1;
    private const int FewSteps = 100;

    /// <summary>The ending, with what was seen of units and gradients.</summary>
    public FitEnding Read(double deadShare, double gradientRatio)
    {
        var validated = data.Validation.Count > 0;
        return new FitEnding
        {
            State = State(),
            MetricName = history.MetricName,
            Metric = history.Best is { } best ? (validated ? best.ValidationMetric : best.Metric) : double.NaN,
            Baseline = history.MetricName == "accuracy" ? Unlearned.Accuracy(validated ? data.Validation : data.Train) : 1,
            DeadShare = deadShare,
            GradientRatio = gradientRatio,
            Epochs = history.Count,
        };
    }

    private FitState State()
    {
        if (history.Diverged) return FitState.Diverged;
        if (history.Count == 0) return FitState.NotStarted;
        if (!Learned()) return steps < FewSteps ? FitState.TooShort : FitState.LearnedNothing;
        if (Fell()) return FitState.Fell;
        if (Improves()) return FitState.Improving;
        return Overfits() ? FitState.Overfitting : FitState.Converged;
    }

    // Above what chance gives on so many rows; of rare classes the accuracy says nothing, and the loss does.
    private bool Learned()
    {
        if (history.MetricName == "accuracy" && data.Train.Labels.Length == 0) return true; // outputs of yes and no: what not looking gives is not known
        return Beats(data.Train, e => e.Metric, e => e.Loss) || Beats(data.Validation, e => e.ValidationMetric, e => e.ValidationLoss);
    }

    private bool Beats(Split split, Func<EpochRecord, double> metric, Func<EpochRecord, double> lossOf)
    {
        if (split.Count == 0) return false;
        if (history.MetricName != "accuracy") return history.Any(e => 1 - metric(e) > Math.Max(LeastGain, Unlearned.Doubt(split.Count)));
        var (unlearned, blind) = (Unlearned.Accuracy(split), Unlearned.Loss(split, loss));
        var least = Math.Max(LeastGain, Unlearned.Doubt(unlearned, split.Count));
        return history.Any(e => Unlearned.Gain(metric(e), unlearned) > least || lossOf(e) < (1 - LeastFall) * blind);
    }

    private bool Fell()
    {
        if (history.Count < 3) return false;
        var (first, last, lowest) = (history[0].Loss, history[^1].Loss, history.Min(e => e.Loss));
        return last - lowest > Risen * Math.Abs(lowest) && last - lowest > (first - lowest) / 2 && Worsened();
    }

    // A loss that rises while the answers stay as good has no more than grown sure.
    private bool Worsened()
    {
        var higher = history.MetricName == "accuracy";
        var (best, last) = (higher ? history.Max(e => e.Metric) : history.Min(e => e.Metric), history[^1].Metric);
        var unlearned = higher ? Unlearned.Accuracy(data.Train) : 1;
        return !(Math.Abs(last - unlearned) > Math.Abs(best - unlearned) / 2);
    }

    private bool Improves() => !FlatLoss.IsAt(history, history.Count, FlatLoss.LeastFallOf(history.MetricName == "accuracy"));

    private bool Overfits()
    {
        var lowest = history.MinBy(e => e.MonitoredLoss)!;
        var last = history[^1];
        return last.Epoch > lowest.Epoch && last.Loss < lowest.Loss && last.MonitoredLoss > lowest.MonitoredLoss + (Risen * Math.Abs(lowest.MonitoredLoss));
    }
}
