using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Units that stay where their activation is flat.</summary>
internal sealed class SaturatedUnitsRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind Saturated = new(
        "units.saturated", HealthStage.Training, 30, FaultArea.Activation, Severity.Warning, "units whose slope is flat on nearly every row");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        foreach (var layer in training.Monitor.Layers.Where(l => !l.IsOutput && l.SaturatedShare > 0.5 && Saturates(l.Activation)))
        {
            yield return new Finding(
                Saturated,
                $"{NumberWords.Percent(layer.SaturatedShare)} of the {layer.Units} units of {layer.Name} ({layer.Activation}) are saturated: their slope is below a hundredth of its most on 95 % of the rows.",
                "Weighted sums far from 0, where the activation is flat: weights or inputs too large, or the rate.",
                "Put batch normalisation before the activation, lower the rate, or take an activation that does not saturate.")
            {
                Severity = training.Achievement.IsStuck ? Severity.Error : Severity.Warning,
                Layer = layer.Name,
                Evidence = [new("saturated share", layer.SaturatedShare)],
                Certainty = 0.8,
            };
        }
    }

    // Rectifiers are flat on one side by design; a unit that seldom fires is no fault.
    private static bool Saturates(Activation? activation) => activation is ElementwiseActivation e && FormulaFacts.Of(e).Dead.Count == 0;
}
