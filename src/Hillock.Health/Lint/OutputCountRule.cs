using Hillock.Data;

namespace Hillock.Health.Lint;

/// <summary>As many inputs as a row has, and as many outputs as there are classes or targets.</summary>
internal sealed class OutputCountRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Inputs = new(
        "network.inputs", HealthStage.Lint, 140, FaultArea.Data, Severity.Error, "a network that takes another number of inputs than a row has");
    private static readonly FindingKind TargetCount = new(
        "output.target_count", HealthStage.Lint, 150, FaultArea.Loss, Severity.Error, "another number of outputs than targets");
    private static readonly FindingKind ClassCount = new(
        "output.class_count", HealthStage.Lint, 160, FaultArea.Loss, Severity.Error, "another number of outputs than classes");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (model, data) = (subject.Model, subject.Data);
        if (model.Inputs.Size != data.Inputs.Size)
        {
            yield return new Finding(
                Inputs, $"The network takes {model.Inputs} inputs and a row of {data.Name} has {data.Inputs}.",
                "The shapes do not fit.", "Write new Sequential(data.Inputs).")
            { Evidence = [new("inputs of the network", model.Inputs.Size), new("inputs of a row", data.Inputs.Size)] };
        }

        var outputs = model.Outputs.Size;
        if (data.Task == TaskKind.Regression)
        {
            if (outputs != data.Outputs) yield return Wrong(
                TargetCount, $"The network gives {outputs} numbers and a row has {data.Outputs} target{(data.Outputs == 1 ? "" : "s")}.", outputs,
                data.Outputs, $"dense({data.Outputs})");
            yield break;
        }

        var classes = data.Classes.Count;
        if (outputs == classes || (outputs == 1 && classes == 2)) yield break;
        yield return Wrong(
            ClassCount, $"There are {classes} classes and {outputs} output{(outputs == 1 ? "" : "s")}.", outputs, classes,
            classes == 2 ? "dense(1, sigmoid)" : $"dense({classes}, softmax)");
    }

    private static Finding Wrong(FindingKind kind, string message, int outputs, int wanted, string end) => new(
        kind, message,
        outputs < wanted ? "There is no output for some of them: they cannot be predicted." : "The outputs that are left over stand for nothing in the data.",
        $"End the network with {end}.")
    { Evidence = [new("outputs", outputs), new("wanted", wanted)] };
}
