using Hillock.Reports.Charts;

namespace Hillock.Reports.Runs;

/// <summary>What arms are shown by: accuracy in percent, or the error in the target's own unit where the results have it, else its share.</summary>
/// <param name="Validation">The figure of a row.</param>
/// <param name="Test">The same on the test rows.</param>
/// <param name="Factor">By which it is multiplied.</param>
/// <param name="Axis">Its name with the unit.</param>
/// <param name="Note">How it is read.</param>
/// <param name="Metric">The words of the metric that curves show.</param>
internal sealed record ComparedMeasure(string Validation, string Test, double Factor, string Axis, string Note, MetricWords Metric)
{
    /// <summary>Of a comparison.</summary>
    /// <param name="metric">Its metric.</param>
    /// <param name="target">Name of the target; may be empty.</param>
    /// <param name="arms">Its arms.</param>
    public static ComparedMeasure Of(MetricWords metric, string target, IReadOnlyList<ComparedArm> arms) =>
        !metric.HigherIsBetter && arms.Any(a => double.IsFinite(a.Mean("validationError")))
            ? new("validationError", "testError", 1, $"error in the unit of {(target.Length > 0 ? target : "the target")}",
                "The root of the mean squared error: how far predictions usually miss; less is better.", metric)
            : new("validation", "test", 100, metric.Axis, metric.Note, metric);

    /// <summary>The mean of an arm on validation.</summary>
    public double Mean(ComparedArm arm) => Factor * arm.Mean(Validation);

    /// <summary>Its standard deviation.</summary>
    public double Deviation(ComparedArm arm) => Factor * arm.Deviation(Validation);

    /// <summary>The mean as text.</summary>
    public string Text(ComparedArm arm) => Factor == 100 ? MetricWords.Text(arm.Mean(Validation)) : ShownNumber.Of(Mean(arm));
}
