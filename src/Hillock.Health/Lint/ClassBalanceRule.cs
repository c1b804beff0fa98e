namespace Hillock.Health.Lint;

/// <summary>Labels out of range, classes without rows, and classes that have ten times as many rows as others (as Amazon SageMaker Debugger has it).</summary>
internal sealed class ClassBalanceRule : FindingRule<LintSubject>
{
    private static readonly FindingKind LabelOutOfRange = new(
        "data.label_out_of_range", HealthStage.Lint, 100, FaultArea.Loss, Severity.Error, "labels that are no number of a class");
    private static readonly FindingKind EmptyClass = new(
        "data.empty_class", HealthStage.Lint, 110, FaultArea.Data, Severity.Warning, "classes without a training row");
    private static readonly FindingKind ClassImbalance = new(
        "data.class_imbalance", HealthStage.Lint, 120, FaultArea.Data, Severity.Warning, "a class with ten times as many rows as another");

    private const double Imbalance = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (names, labels) = (subject.Data.Classes, subject.Data.Train.Labels);
        if (!subject.HasClasses || names.Count == 0 || labels.Length == 0) return [];
        var wrong = labels.Count(l => (uint)l >= (uint)names.Count);
        if (wrong > 0) return [OutOfRange(labels, names.Count, wrong)];
        var counts = new int[names.Count];
        foreach (var label in labels) counts[label]++;
        return Uneven(subject, counts);
    }

    private static IEnumerable<Finding> Uneven(LintSubject subject, int[] counts)
    {
        var names = subject.Data.Classes;
        string[] empty = [.. names.Where((_, i) => counts[i] == 0)];
        if (empty.Length > 0)
        {
            yield return new Finding(
                EmptyClass, $"No training row has the class{(empty.Length == 1 ? "" : "es")} {string.Join(", ", empty.Take(5))}{(empty.Length > 5 ? $" and {empty.Length - 5} more" : "")}.",
                "The network learns never to predict it.", "Remove the class, or split so that every class has training rows (stratified).")
            { Evidence = [new("classes without rows", empty.Length)] };
        }

        var (rare, common) = (counts.Where(c => c > 0).Min(), counts.Max());
        var ratio = (double)common / rare;
        if (ratio < Imbalance) yield break;
        var share = (double)common / counts.Sum();
        yield return new Finding(
            ClassImbalance,
            $"Class {names[Array.IndexOf(counts, common)]} has {common:N0} training rows, and class {names[Array.IndexOf(counts, rare)]} has {rare:N0}, {NumberWords.Number(Math.Round(ratio, 1))} times fewer.",
            $"Always saying the first is right in {share:P1} of the rows, so accuracy hides a class that is never found.",
            "Weigh the classes (ClassWeights = balanced), and look at recall and F1 of each class instead of accuracy.")
        {
            Settings = [new("ClassWeights", "balanced")],
            Severity = subject.Options.ClassWeights is null ? Severity.Warning : Severity.Note,
            Evidence = [new("ratio", ratio), new("accuracy of the most frequent class", share)],
        };
    }

    private static Finding OutOfRange(int[] labels, int classes, int count) => new(
        LabelOutOfRange, $"{count:N0} training labels are not among 0 to {classes - 1}, such as {labels.First(l => (uint)l >= (uint)classes)}.",
        $"There are {classes} classes, numbered from 0, and the loss has no output to read for another.",
        "Number the classes from 0 without gaps, or name all of them in Classes.")
    { Evidence = [new("labels out of range", count)] };
}
