namespace Hillock.Health.Lint;

/// <summary>Inputs that are the same in every row teach nothing; the border of pictures is full of them.</summary>
internal sealed class ConstantColumnsRule : FindingRule<LintSubject>
{
    private static readonly FindingKind NoInformation = new(
        "data.no_information", HealthStage.Lint, 50, FaultArea.Data, Severity.Error, "inputs that are the same in every row");
    private static readonly FindingKind ConstantColumns = new(
        "data.constant_columns", HealthStage.Lint, 60, FaultArea.Data, Severity.Note, "inputs of which some are the same in every row");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var columns = subject.Facts.Columns;
        var constant = subject.Facts.Rows < 2 ? 0 : columns.Count(c => c.IsConstant);
        if (constant == 0) yield break;
        var all = constant == columns.Count;
        yield return new Finding(
            all ? NoInformation : ConstantColumns,
            all ? "Every input is the same in all training rows."
                : $"{constant} of {columns.Count} inputs are the same in all {subject.Facts.Rows:N0} training rows looked at.",
            all ? "The network cannot tell rows apart, and learns the mean of the targets." : "They tell rows not apart; their weights act as a bias.",
            all ? "Check how the data are read: columns, separator, scale." : "None is needed; leave them out (Drop) to save time.")
        { Settings = all ? [] : [new("Drop")], Evidence = [new("constant inputs", constant), new("inputs", columns.Count)] };
    }
}
