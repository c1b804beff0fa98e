namespace Hillock.Health.Lint;

/// <summary>Many more parameters than training numbers to fit: such a network can learn its rows by heart.</summary>
internal sealed class FewRowsRule : LintRule
{
    private const double Many = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (parameters, numbers) = (subject.Model.ParameterCount, (double)subject.Data.Train.Count * subject.Model.Outputs.Size);
        if (numbers == 0 || parameters < Many * numbers) yield break;
        yield return new Finding(
            "data.few_rows", Severity.Note, FaultArea.Data,
            $"The network has {parameters:N0} parameters and {subject.Data.Train.Count:N0} training rows to learn from, {Say.Count(parameters / numbers)} parameters for each number to predict.",
            "It can learn the rows by heart: the training loss falls while the validation loss rises.",
            "Watch the validation loss and stop early (patience), use fewer units, dropout or weight decay, or get more rows.")
        { Evidence = [new("parameters", parameters), new("training rows", subject.Data.Train.Count)] };
    }
}
