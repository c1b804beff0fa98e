using Hillock.Data;

namespace Hillock.Health.Lint;

/// <summary>As many inputs as a row has, and as many outputs as there are classes or targets.</summary>
internal sealed class OutputCountRule : LintRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var (model, data) = (subject.Model, subject.Data);
        if (model.Inputs.Size != data.Inputs.Size)
        {
            yield return new Finding(
                "network.inputs", Severity.Error, FaultArea.Data, $"The network takes {model.Inputs} inputs and a row of {data.Name} has {data.Inputs}.",
                "The shapes do not fit.", "Write new Sequential(data.Inputs).")
            { Evidence = [new("inputs of the network", model.Inputs.Size), new("inputs of a row", data.Inputs.Size)] };
        }

        var outputs = model.Outputs.Size;
        if (data.Task == TaskKind.Regression)
        {
            if (outputs != data.Outputs) yield return Wrong("output.target_count", $"The network gives {outputs} numbers and a row has {data.Outputs} target{(data.Outputs == 1 ? "" : "s")}.", outputs, data.Outputs, $"dense({data.Outputs})");
            yield break;
        }

        var classes = data.Classes.Count;
        if (outputs == classes || (outputs == 1 && classes == 2)) yield break;
        yield return Wrong(
            "output.class_count", $"There are {classes} classes and {outputs} output{(outputs == 1 ? "" : "s")}.", outputs, classes,
            classes == 2 ? "dense(1, sigmoid)" : $"dense({classes}, softmax)");
    }

    private static Finding Wrong(string code, string message, int outputs, int wanted, string end) => new(
        code, Severity.Error, FaultArea.Loss, message,
        outputs < wanted ? "There is no output for some of them: they cannot be predicted." : "The outputs that are left over stand for nothing in the data.",
        $"End the network with {end}.")
    { Evidence = [new("outputs", outputs), new("wanted", wanted)] };
}
