namespace Hillock.Health.Lint;

/// <summary>A batch that is larger than the data, and trainings of a few steps.</summary>
internal sealed class BatchRule : FindingRule<LintSubject>
{
    private static readonly FindingKind NoRows = new("data.no_rows", HealthStage.Lint, 530, FaultArea.Data, Severity.Error, "no training rows");
    private static readonly FindingKind BatchTooLarge = new(
        "optimizer.batch_too_large", HealthStage.Lint, 540, FaultArea.Optimizer, Severity.Warning, "a step that takes more rows than there are");
    private static readonly FindingKind FewSteps = new(
        "optimizer.few_steps", HealthStage.Lint, 550, FaultArea.Optimizer, Severity.Note, "a training of a few steps");

    private const int Few = 100, EnoughSteps = 500;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (rows, batch) = (subject.Data.Train.Count, (long)subject.Options.BatchSize * subject.Options.AccumulateSteps);
        if (rows == 0)
        {
            yield return new Finding(NoRows, "There are no training rows.", "Nothing can be learned from nothing.", "Give a part of the rows to training.");
            yield break;
        }

        if (batch > rows)
        {
            yield return new Finding(
                BatchTooLarge,
                $"A step takes {batch:N0} rows and there are {rows:N0}.",
                    $"An epoch is a single step, and {subject.Options.Epochs:N0} epoch{(subject.Options.Epochs == 1 ? " makes" : "s make")} "
                    + $"{subject.Steps:N0} of them.",
                $"Use a batch size of {Math.Clamp(rows / 8, 1, 32)}, so that an epoch has several steps.")
            { Severity = subject.Steps >= EnoughSteps ? Severity.Note : Severity.Warning, Evidence = [new("rows a step", batch), new("training rows", rows)] };
        }
        else if (subject.Steps < Few)
        {
            yield return new Finding(
                FewSteps, $"The training has {subject.Steps:N0} steps.", "A network rarely learns much in fewer than some hundreds.",
                    "Train for more epochs, or with smaller batches.")
            { Evidence = [new("steps", subject.Steps)] };
        }
    }
}
