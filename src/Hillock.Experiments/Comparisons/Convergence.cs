using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>How soon activations reach a common value of the validation metric.</summary>
/// <remarks>The target is set after the runs, from the best activation's mean: 99 % of its accuracy, or 1.1 times its error. So it is the
/// same for all, near what the task allows, and below the best enough that the noise of its last epochs does not decide.
/// A seed that never gets there counts as infinitely late; the median over seeds is given while half of the seeds or more get
/// there. An average over those that do would reward an activation whose slow seeds fail.</remarks>
internal static class Convergence
{
    public static double Target(double bestMean, bool higherIsBetter) => higherIsBetter ? 0.99 * bestMean : 1.1 * bestMean;

    /// <summary>Epochs until the target, from 1; infinity when it is never reached.</summary>
    public static double Epochs(TrainingOutcome run, double target, bool higherIsBetter)
    {
        for (var i = 0; i < run.Epochs.Count; i++)
        {
            var value = run.Epochs[i].ValidationMetric;
            if (higherIsBetter ? value >= target : value <= target) return i + 1;
        }

        return double.PositiveInfinity;
    }

    /// <summary>Seconds of training until then; infinity when it is never reached.</summary>
    public static double Seconds(TrainingOutcome run, double epochs) =>
        double.IsFinite(epochs) ? run.Epochs.Take((int)epochs).Sum(e => e.Seconds) : double.PositiveInfinity;
}
