namespace Hillock.Health.Lint;

/// <summary>Many more parameters than training numbers to fit: such a network can learn its rows by heart.</summary>
internal sealed class FewRowsRule : FindingRule<LintSubject>
{
    private static readonly FindingKind FewRows = new(
        "data.few_rows", HealthStage.Lint, 130, FaultArea.Data, Severity.Note, "many more parameters than numbers to fit");

    private const double Many = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (parameters, numbers) = (subject.Model.ParameterCount, (double)subject.Data.Train.Count * subject.Model.Outputs.Size);
        if (numbers == 0 || parameters < Many * numbers) yield break;
        yield return new Finding(
            FewRows,
            $"The network has {parameters:N0} parameters and {subject.Data.Train.Count:N0} training rows to learn from, {NumberWords.Count(parameters / numbers)} parameters for each number to predict.",
            "It can learn the rows by heart: the training loss falls while the validation loss rises.",
            "Watch the validation loss and stop early (Patience), use fewer units, dropout or weight decay, or get more rows.")
        { Settings = [new("Patience")], Evidence = [new("parameters", parameters), new("training rows", subject.Data.Train.Count)] };
    }
}
