namespace Hillock.Reports.Runs;

/// <summary>What the metric of a run is called, and how it is read; its values are shares.</summary>
/// <param name="Name">In a sentence.</param>
/// <param name="Axis">At an axis.</param>
/// <param name="Note">How it is read.</param>
/// <param name="HigherIsBetter">Whether more of it is better.</param>
internal sealed record MetricWords(string Name, string Axis, string Note, bool HigherIsBetter)
{
    /// <summary>The share of rows that are answered right.</summary>
    public static MetricWords Accuracy { get; } = new("accuracy", "accuracy (%)", "The share of rows that are answered right; more is better.", true);

    /// <summary>What is left of the target's spread.</summary>
    public static MetricWords Error { get; } = new(
        "error", "error (% of the target's spread)",
        "What is left of the target's spread (its variance) when the predictions are taken away: 0 % is perfect, 100 % is no better than always saying the "
        + "mean, more is worse than that.", false);

    /// <summary>Of a run that does not say what was measured.</summary>
    public static MetricWords Unknown { get; } = new("metric", "validation metric (%)", "The folder does not say which metric it is.", true);

    /// <summary>By the name that results give it.</summary>
    public static MetricWords Of(string name) => name switch
    {
        "accuracy" => Accuracy,
        "" => Unknown,
        _ => Error,
    };

    /// <summary>By the task of a data set, in whatever words.</summary>
    public static MetricWords OfTask(string task) => task.Length == 0 ? Unknown : task.StartsWith("regression", StringComparison.Ordinal) ? Error : Accuracy;

    /// <summary>A share as text.</summary>
    public static string Text(double share) => double.IsFinite(share) ? $"{NumberText.Fixed(100 * share, 2)} %" : "none";
}
