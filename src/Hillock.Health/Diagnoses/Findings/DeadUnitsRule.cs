namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Units that give 0 on every row, layer by layer, the worst first.</summary>
internal sealed class DeadUnitsRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind Dead = new(
        "units.dead", HealthStage.Training, 20, FaultArea.Activation, Severity.Warning, "units that give 0 on every row, so that no gradient reaches them");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        foreach (var layer in training.Monitor.Layers.Where(l => !l.IsOutput && l.DeadShare > 0.1).OrderByDescending(l => l.DeadShare))
        {
            var start = training.FirstDeadShare(layer);
            var grew = layer.DeadShare > 2 * start;
            yield return new Finding(
                Dead,
                $"{NumberWords.Percent(layer.DeadShare)} of the {layer.Units} units of {layer.Name} ({layer.Activation}) are dead, many zero outputs{(double.IsNaN(start) ? "" : $", {NumberWords.Percent(start)} before the first step")}; {layer.Revived} came back.",
                grew ? "Steps so large that they pushed weighted sums below 0 on every row, from where no gradient brings them back." : "Weighted sums below 0 on every row: no gradient reaches the weights of these units.",
                $"Give {layer.Name} leaky_relu, whose units always pass a gradient on{(grew ? ", and lower the rate" : "")}.")
            {
                Severity = layer.DeadShare > 0.5 ? Severity.Error : Severity.Warning,
                Area = grew && layer.DeadShare > 0.5 ? FaultArea.Rate : FaultArea.Activation,
                Layer = layer.Name,
                Evidence = [new("dead share", layer.DeadShare), new("dead share before", start)],
                Certainty = grew ? 0.8 : 0.9,
            };
        }
    }
}
