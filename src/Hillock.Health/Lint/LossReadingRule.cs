namespace Hillock.Health.Lint;

/// <summary>An output that the loss refuses, where no other rule says why.</summary>
internal sealed class LossReadingRule : FindingRule<LintSubject>
{
    public static readonly FindingKind Refused = new(
        "loss.refused", HealthStage.Lint, 280, FaultArea.Loss, Severity.Error, "an output that the loss cannot read");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        string message;
        try
        {
            if (subject.Nodes.Count > 0) _ = subject.Loss.Read(subject.Model);
            yield break;
        }
        catch (HillockException e)
        {
            message = e.Message;
        }

        yield return new Finding(
            Refused, $"The loss {subject.Loss.Text} cannot read the network's output.", message,
            $"End the network with {subject.Loss.OutputFor(subject.Data.Task)?.Text ?? "a linear layer"}, or take another loss.")
        { Layer = subject.NameAt(subject.Model.Graph.Output) };
    }
}
