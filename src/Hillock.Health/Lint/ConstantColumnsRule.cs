namespace Hillock.Health.Lint;

/// <summary>Inputs that are the same in every row teach nothing; the border of pictures is full of them.</summary>
internal sealed class ConstantColumnsRule : LintRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var columns = subject.Facts.Columns;
        var constant = subject.Facts.Rows < 2 ? 0 : columns.Count(c => c.IsConstant);
        if (constant == 0) yield break;
        var all = constant == columns.Count;
        yield return new Finding(
            all ? "data.no_information" : "data.constant_columns", all ? Severity.Error : Severity.Note, FaultArea.Data,
            all ? "Every input is the same in all training rows." : $"{constant} of {columns.Count} inputs are the same in all {subject.Facts.Rows:N0} training rows looked at.",
            all ? "The network cannot tell rows apart, and learns the mean of the targets." : "They tell rows not apart; their weights act as a bias.",
            all ? "Check how the data are read: columns, separator, scale." : "None is needed; leave them out (drop) to save time.")
        { Evidence = [new("constant inputs", constant), new("inputs", columns.Count)] };
    }
}
