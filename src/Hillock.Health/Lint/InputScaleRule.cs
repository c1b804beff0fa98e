using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Lint;

/// <summary>Inputs far from mean 0 and deviation 1: the first layer's sums, and its gradients, are as many times too large or too small (LeCun et al. 1998).</summary>
/// <remarks>A table is looked at column by column, an image as a whole. Numbers within [-1, 1] do no harm, whatever their mean, and a mean of about 1 does little.</remarks>
internal sealed class InputScaleRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Unscaled = new(
        "data.unscaled", HealthStage.Lint, 20, FaultArea.Data, Severity.Warning, "inputs far from mean 0 and deviation 1");

    private const double Huge = 100, Wide = 3, Narrow = 0.3, Tiny = 0.03, Shifted = 0.5, Far = 1.5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Facts.Rows == 0 || !ReadsNumbers(subject)) yield break;
        if ((IsPicture(subject) ? Whole(subject) : Columns(subject)) is { } finding) yield return finding;
    }

    // Ids go to an embedding, and a normalisation scales for itself.
    private static bool ReadsNumbers(LintSubject subject) =>
        subject.Data.Vocabulary is null && subject.Nodes.Count > 0 && !subject.After(Graph.Input).Any(n => subject.Nodes[n].Layer is Normalization || subject.Nodes[n].Layer.Is(LayerRoles.ReadsIds));

    private static bool IsPicture(LintSubject subject) => subject.Data.Inputs.Rank >= 2 && subject.Data.Series is null;

    private static Finding? Whole(LintSubject subject)
    {
        var facts = subject.Facts;
        var largest = Math.Max(Math.Abs(facts.Low), Math.Abs(facts.High));
        return Judge(facts.Mean, facts.Deviation, largest) is { } severity
            ? Found(severity, $"The inputs have mean {NumberWords.Number(facts.Mean)}, deviation {NumberWords.Number(facts.Deviation)} and reach {NumberWords.Number(facts.Low)} to {NumberWords.Number(facts.High)}.", facts.Mean, facts.Deviation, largest)
            : null;
    }

    private static Finding? Columns(LintSubject subject)
    {
        var judged = subject.Facts.Columns
            .Select((c, i) => (Column: c, Number: i, Severity: c.IsConstant && c.Largest <= 1 ? null : Judge(c.Mean, c.Deviation, c.Largest)))
            .Where(c => c.Severity is not null).OrderByDescending(c => c.Severity).ThenByDescending(c => Math.Abs(Math.Log(Math.Max(1e-30, c.Column.Size)))).ToList();
        if (judged is not [var (worst, number, severity), ..]) return null;
        var others = judged.Count == 1 ? "" : $" {judged.Count} of {subject.Facts.Columns.Count} columns are out of scale.";
        return Found(severity!.Value, $"Input {NameOf(subject, number)} has mean {NumberWords.Number(worst.Mean)} and deviation {NumberWords.Number(worst.Deviation)}.{others}", worst.Mean, worst.Deviation, worst.Largest);
    }

    private static Severity? Judge(double mean, double deviation, double largest)
    {
        if (double.Hypot(mean, deviation) > Huge) return Severity.Error;
        if (largest <= 1) return largest < Tiny ? Severity.Warning : null;
        if (deviation > Wide || Math.Abs(mean) > Math.Max(Far, Shifted * deviation)) return Severity.Warning;
        return deviation < Narrow || Math.Abs(mean) > Shifted * deviation ? Severity.Note : null;
    }

    private static string NameOf(LintSubject subject, int column) =>
        column < subject.Data.FeatureNames.Count ? $"'{subject.Data.FeatureNames[column]}'" : $"column {column}";

    private static Finding Found(Severity severity, string message, double mean, double deviation, double largest) => new(
        Unscaled, message,
        $"Layers and rates are made for inputs of mean 0 and deviation 1; the first layer's sums are about {NumberWords.Number(double.Hypot(mean, deviation))} times as large, and so are the gradients of its weights.",
        "Standardise the inputs with the training rows' mean and deviation (Standardize = true), or put batch_norm first.")
    {
        Settings = [new("Standardize", "true")],
        Severity = severity,
        Evidence = [new("mean", mean), new("deviation", deviation), new("largest magnitude", largest)],
    };
}
