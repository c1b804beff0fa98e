namespace Hillock.Health.Lint;

/// <summary>An output that the loss refuses, where no other rule says why.</summary>
internal sealed class LossReadingRule : LintRule
{
    /// <summary>The name of what it finds.</summary>
    public const string Code = "loss.refused";

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
            Code, Severity.Error, FaultArea.Loss, $"The loss {subject.Loss.Text} cannot read the network's output.", message,
            $"End the network with {subject.Loss.OutputFor(subject.Data.Task)?.Text ?? "a linear layer"}, or take another loss.")
        { Layer = subject.NameAt(subject.Model.Graph.Output) };
    }
}
