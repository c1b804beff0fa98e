namespace Hillock.Health.Lint;

/// <summary>A single input far beyond all others of its column.</summary>
internal sealed class OutlierRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Outlier = new(
        "data.outlier", HealthStage.Lint, 30, FaultArea.Data, Severity.Warning, "a single input far beyond all others of its column");

    private const double Far = 100, Usual = 3;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Data.Vocabulary is not null) yield break;
        var worst = subject.Facts.Columns.Where(c => c.Size <= Usual && c.Largest > Far).MaxBy(c => c.Largest);
        if (worst is null) yield break;
        var column = subject.Facts.Columns.ToList().IndexOf(worst);
        var name = column < subject.Data.FeatureNames.Count ? $"'{subject.Data.FeatureNames[column]}'" : $"column {column}";
        yield return new Finding(
            Outlier,
            $"Input {name} reaches {NumberWords.Number(worst.High > -worst.Low ? worst.High : worst.Low)}, and its deviation is {NumberWords.Number(worst.Deviation)}.",
            "A step on such a row moves the weights as far as a hundred others do: the loss spikes.", "Check that cell; else cut the column at a few deviations, or take its logarithm.")
        { Evidence = [new("largest magnitude", worst.Largest), new("deviation", worst.Deviation)] };
    }
}
