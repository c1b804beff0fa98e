using Hillock.Data;

namespace Hillock.Training;

/// <summary>What is known of the targets of a split without looking at the inputs.</summary>
internal static class Unlearned
{
    /// <summary>The share of the most frequent class; NaN where rows have no classes.</summary>
    public static double Accuracy(Split split) => split.Count == 0 || split.Labels.Length == 0
        ? double.NaN
        : Math.Min(1 - 1e-9, split.Labels.CountBy(l => l).Max(c => c.Value) / (double)split.Count);

    /// <summary>How far an accuracy lies above that, as a share of what is left to learn.</summary>
    public static double Gain(double accuracy, double unlearned) => (accuracy - unlearned) / (1 - unlearned);

    /// <summary>Twice the standard error of the gain where nothing was learned.</summary>
    public static double Doubt(double unlearned, int rows) => 2 * Math.Sqrt(unlearned * (1 - unlearned) / Math.Max(1, rows)) / (1 - unlearned);

    /// <summary>The same of a share of explained variance.</summary>
    public static double Doubt(int rows) => 2 * Math.Sqrt(2.0 / Math.Max(1, rows));

    /// <summary>The loss of the classes' frequencies as the answer to every row; NaN for other losses.</summary>
    public static double Loss(Split split, Loss loss) => split.Labels.Length == 0 || loss is not CrossEntropyLoss
        ? double.NaN
        : split.Labels.CountBy(l => l).Sum(c => -Math.Log(c.Value / (double)split.Count) * c.Value / split.Count);
}
