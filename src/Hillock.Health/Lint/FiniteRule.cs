namespace Hillock.Health.Lint;

/// <summary>Numbers that are not finite: one is enough to turn every weight into NaN.</summary>
internal sealed class FiniteRule : FindingRule<LintSubject>
{
    private static readonly FindingKind NotFinite = new(
        "data.not_finite", HealthStage.Lint, 10, FaultArea.Data, Severity.Error, "inputs or targets that are NaN or infinite");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var facts = subject.Facts;
        if (facts.NotFinite > 0)
        {
            var (row, column) = facts.FirstNotFinite;
            yield return Broken($"{NumberWords.Count(facts.NotFinite)} inputs are not finite, the first in training row {row}, column {column}.", facts.NotFinite);
        }

        var targets = subject.Targets.Count(t => !float.IsFinite(t));
        if (targets > 0)
            yield return Broken($"{NumberWords.Count(targets)} targets are not finite, the first in training row {Array.FindIndex(subject.Targets, t => !float.IsFinite(t)) / subject.Data.Outputs}.", targets);
    }

    private static Finding Broken(string message, double count) => new(
        NotFinite, message,
        "NaN and infinity pass through every layer, and the first step makes all weights NaN.",
        "Remove those rows, or fill the gaps before training, such as with the column's mean.")
    { Evidence = [new("numbers not finite", count)] };
}
