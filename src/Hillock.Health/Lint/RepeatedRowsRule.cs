namespace Hillock.Health.Lint;

/// <summary>Rows that occur twice: in training, with two classes, and in training and validation both.</summary>
internal sealed class RepeatedRowsRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Leak = new(
        "data.leak", HealthStage.Lint, 70, FaultArea.Data, Severity.Warning, "validation rows that are training rows too");
    private static readonly FindingKind Duplicates = new(
        "data.duplicates", HealthStage.Lint, 80, FaultArea.Data, Severity.Note, "training rows that are equal to another one");
    private static readonly FindingKind ContradictingLabels = new(
        "data.contradicting_labels", HealthStage.Lint, 90, FaultArea.Data, Severity.Note, "equal rows of different classes");

    private const double FewLeaks = 0.05, ManyLeaks = 0.5, ManyContradictions = 0.1;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var facts = subject.Facts;
        if (facts.Rows == 0 || facts.Columns.All(c => c.IsConstant)) yield break;
        var repeated = (double)facts.Repeated / facts.Rows;
        if (Leaking(facts.LeakedShare, repeated) is { } leak) yield return leak;
        if (facts.Repeated > 0)
        {
            yield return new Finding(
                Duplicates, $"{facts.Repeated:N0} of {facts.Rows:N0} training rows are equal to another one.",
                "They count twice, and a split at random puts some of them on both sides.",
                    "Remove them, unless they are rows of their own that happen to be equal.")
            { Evidence = [new("share of rows", repeated)] };
        }

        var contradicting = (double)facts.Contradicting / facts.Rows;
        if (contradicting > 0)
        {
            yield return new Finding(
                ContradictingLabels,
                $"{facts.Contradicting:N0} training rows ({contradicting:P1}) are equal to a row of another class.",
                "No network can tell equal inputs apart: the accuracy cannot reach 1.", "Check the labels, or add an input that tells those rows apart.")
            { Severity = contradicting > ManyContradictions ? Severity.Warning : Severity.Note, Evidence = [new("share of rows", contradicting)] };
        }
    }

    // Where few values are possible, rows are equal by chance as often within training as across.
    private static Finding? Leaking(double share, double repeated)
    {
        if (share == 0) return null;
        var severity = share < Math.Max(FewLeaks, 2 * repeated) ? Severity.Note : share < ManyLeaks ? Severity.Warning : Severity.Error;
        return new Finding(
            Leak, $"{share:P1} of the validation rows are training rows too.",
            "Validation then measures what was learned by heart, and every choice made on it (early stopping, the best epoch, a comparison) is for the "
                + "wrong thing.",
            "Split the data anew after removing rows that occur twice.")
        { Severity = severity, Evidence = [new("share of validation rows", share), new("share of repeated training rows", repeated)] };
    }
}
