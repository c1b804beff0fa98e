using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Reports on a network in one call.</summary>
public static class Reporting
{
    private const int ChunkRows = 1024;

    /// <summary>The measures of a network on the test split of its data, or on another one; dropout off.</summary>
    /// <param name="model">The network.</param>
    /// <param name="data">Gives the classes' names, and the unit of targets.</param>
    /// <param name="split">The rows; the data's test split unless given.</param>
    /// <param name="loss">What it was trained with; the usual one of the task unless given.</param>
    /// <param name="topK">Of how many best classes the right one may be any.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="HillockException">A network that has no values or does not fit the split, or a split without rows.</exception>
    public static EvaluationReport EvaluateReport(
        this Network model, DataSet data, Split? split = null, Loss? loss = null, int topK = 5, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        split ??= data.Test;
        if (split.Count == 0) throw new HillockException($"The split of {data.Name} to report on has no rows; give another one, such as data.Validation.");
        loss ??= Loss.For(data.Task, model.Outputs.Size);
        var metrics = model.Evaluate(split, loss, token);
        var predictions = Predict(model, split, token);
        if (split.Labels.Length > 0)
        {
            return new EvaluationReport
            {
                Metrics = metrics,
                Classification = ClassificationReport.Of(predictions, split.Labels, data.Classes, loss.Read(model).PredictionThreshold, topK),
            };
        }

        if (!double.IsNaN(metrics.Accuracy)) return new EvaluationReport { Metrics = metrics };
        return new EvaluationReport { Metrics = metrics, Regression = Numbers(predictions, split, data, loss) };
    }

    private static RegressionReport Numbers(float[] predictions, Split split, DataSet data, Loss loss)
    {
        var restored = Array.ConvertAll(predictions, p => loss.ReadsRawTargets ? p : data.TargetScale.Restore(p));
        string[]? names = split.TargetColumns == 1 && data.TargetName is { } name ? [name] : null;
        return RegressionReport.Of(restored, split.RawTargets, split.TargetColumns, names);
    }

    private static float[] Predict(Network model, Split split, CancellationToken token)
    {
        var outputs = model.Outputs.Size;
        var all = new float[checked(split.Count * outputs)];
        for (var first = 0; first < split.Count; first += ChunkRows)
        {
            token.ThrowIfCancellationRequested();
            int[] rows = [.. Enumerable.Range(first, Math.Min(ChunkRows, split.Count - first))];
            model.Predict(split.Inputs.ToArray(rows)).CopyTo(all, first * outputs);
        }

        return all;
    }
}
