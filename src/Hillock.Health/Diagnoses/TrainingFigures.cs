using Hillock.Health.Monitoring;
using Hillock.Health.Probes;
using Hillock.Training;

namespace Hillock.Health.Diagnoses;

/// <summary>The figures of a training that symptoms are told from.</summary>
internal sealed class TrainingFigures(MonitorReport monitor, Achievement achievement, History history, FitOptions options, ProbeReport? probe)
{
    private const int EarlyFrames = 8;

    public MonitorReport Monitor => monitor;

    public Achievement Achievement => achievement;

    public FitOptions Options => options;

    /// <summary>The gradient of the first layer with weights over that of the last, each relative to its weights; the median over the early looks, NaN where there are none.</summary>
    public double EarlyGradientRatio
    {
        get
        {
            int[] weighted = [.. Enumerable.Range(0, monitor.Layers.Count).Where(i => monitor.Layers[i].HasWeights)];
            return weighted.Length < 2 ? double.NaN : Median(monitor.Frames.Take(EarlyFrames).Select(f => Relative(f.Layers[weighted[0]]) / Relative(f.Layers[weighted[^1]])));
        }
    }

    /// <summary>How much a step moves the weights, relative to their size: the median over looks of the median over layers.</summary>
    public double TypicalUpdate => Median(monitor.Frames.Select(f => Median(f.Layers.Select(l => l.UpdateRatio))));

    /// <summary>How far all steps together can have moved the weights of a layer, relative to their size: the most over layers.</summary>
    public double Path => monitor.Steps * monitor.Frames.Select(f => f.Layers.Select(l => l.UpdateRatio).Where(double.IsFinite).DefaultIfEmpty(0).Max()).DefaultIfEmpty(0).Average();

    /// <summary>Whether the loss ended above where it began.</summary>
    public bool LossRose => history.Diverged
        || (monitor.Frames.Count >= 4 && Median(monitor.Frames.TakeLast(Math.Max(2, monitor.Frames.Count / 4)).Select(f => f.Loss)) > monitor.FirstLoss + (0.2 * Math.Abs(monitor.FirstLoss)));

    /// <summary>The share of dead units of a layer before the first step; NaN where that was not looked at.</summary>
    public double FirstDeadShare(LayerHealth layer) => probe?.Units.FirstOrDefault(l => l.Name == layer.Name)?.DeadShare ?? double.NaN;

    /// <summary>The gradient's norms at the looks before a step, in words.</summary>
    public string NormsBefore(long step)
    {
        var norms = monitor.Frames.Where(f => f.Step < step).TakeLast(3).Select(f => $"{NumberWords.Short(f.GradientNorm)} at step {f.Step}").ToList();
        return norms.Count == 0 ? "" : $"; the gradient's norm before was {string.Join(", ", norms)}";
    }

    private static double Relative(LayerFrame frame) => frame.WeightGradient / frame.Weight;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
