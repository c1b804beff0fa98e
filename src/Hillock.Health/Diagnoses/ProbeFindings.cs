namespace Hillock.Health.Diagnoses;

/// <summary>What one batch before training says.</summary>
internal static class ProbeFindings
{
    private const double Unheeding = 1e-6;
    private const double MuchLoss = 10;
    private const double MoreLoss = 4;
    private const double Unrelated = 3; // standard deviations
    private const double ManyDead = 0.5;

    public static IEnumerable<Finding> Of(Examination examination)
    {
        if (examination.Probe is not { } probe) return [];
        Finding?[] found = [IgnoresInput(examination), InitialLoss(examination), NotLearned(examination), BornDead(examination), Unrelating(examination)];
        return found.OfType<Finding>().Select(f => f with { Stage = HealthStage.Probe });
    }

    private static Finding? IgnoresInput(Examination examination)
    {
        var share = examination.Probe!.OutputDependence;
        if (!(share < Unheeding) || examination.Probe.Signal.Layers[^1].Variance == 0) return null;
        return new Finding(
            "output.ignores_input", Severity.Error, FaultArea.Initialization,
            $"The outputs are the same whatever goes in: {Say.Percent(share)} of their mean square differs from row to row.",
            "What tells rows apart is lost on the way: hidden layers saturate, are dead, or share one large mean.",
            "Match the initialiser to the activation (auto), or put normalisation before the activations.")
        {
            Evidence = [new("output dependence", share)],
        };
    }

    private static Finding? InitialLoss(Examination examination)
    {
        var (loss, expected) = (examination.Probe!.InitialLoss, examination.Probe.ExpectedLoss);
        if (!double.IsFinite(loss))
        {
            return new Finding(
                "loss.initial_not_finite", Severity.Error, FaultArea.Initialization,
                $"The loss of the first batch is {Say.Number(loss)}, before any step.",
                "The signal overflows on its way through the first weights, or the inputs are huge.",
                "Standardise the inputs, and match the initialiser to the activation (auto).");
        }

        if (!(loss > MoreLoss * expected)) return null;
        return new Finding(
            "loss.initial", loss > MuchLoss * expected ? Severity.Error : Severity.Warning, FaultArea.Initialization,
            $"The first loss is {Say.Short(loss)}, {Say.Short(loss / expected)} times that of outputs that know nothing ({Say.Short(expected)}).",
            "The first outputs are far too large: the inputs are, or the first weights are.",
            "Standardise the inputs, and match the initialiser to the activation (auto).")
        {
            Evidence = [new("initial loss", loss), new("expected loss", expected)],
            Certainty = 0.8,
        };
    }

    private static Finding? NotLearned(Examination examination)
    {
        if (examination.Probe!.Learning is not { Learned: false } learning) return null;
        return new Finding(
            "batch.not_learned", learning.LastLoss > 0.8 * learning.FirstLoss ? Severity.Error : Severity.Warning, FaultArea.Optimizer,
            $"{learning.Steps} steps of Adam on the same {learning.Rows} rows took the loss from {Say.Short(learning.FirstLoss)} to {Say.Short(learning.LastLoss)} only; a network that works learns them by heart.",
            "The gradient does not reach the weights, the outputs cannot take the values that are asked for, or the network is far too small.",
            "See the findings before this one; else give the network more units.")
        {
            Evidence = [new("first loss", learning.FirstLoss), new("last loss", learning.LastLoss)],
            Certainty = 0.7,
        };
    }

    private static Finding? BornDead(Examination examination)
    {
        var worst = examination.Probe!.Units.Where(l => !l.IsOutput && l.DeadShare > ManyDead).MaxBy(l => l.DeadShare);
        if (worst is null) return null;
        return new Finding(
            "units.dead_at_start", Severity.Error, FaultArea.Initialization,
            $"{Say.Percent(worst.DeadShare)} of the {worst.Units} units of {worst.Name} ({worst.Activation}) are dead before the first step: many zero outputs.",
            "Their weighted sums are below 0 on every row: a bias that starts far below 0, or weights of one sign.",
            "Let biases start at 0 and weights by auto; or take leaky_relu, whose units always pass a gradient on.")
        {
            Layer = worst.Name,
            Evidence = [new("dead share", worst.DeadShare)],
        };
    }

    private static Finding? Unrelating(Examination examination)
    {
        if (examination.Probe!.Neighbours is not { } near || near.Score > Unrelated) return null;
        // Neighbours alone prove nothing: a pattern may be learnable that no distance shows. A training that learned nothing either is telling.
        if (examination.Achievement is not { IsChance: true }) return null;
        return new Finding(
            "labels.unrelated", Severity.Error, FaultArea.Loss,
            $"Labels and inputs have nothing to do with each other: a row's nearest neighbour agrees with it {Say.Short(near.Score)} standard deviations above chance over {near.Rows} rows, and validation shows no more than chance.",
            "Labels are shuffled against the rows, belong to other rows, or what decides them is not among the inputs.",
            "Check that row i of the labels is that of row i of the inputs, by looking at a few rows.")
        {
            Evidence = [new("neighbour agreement", near.Value), new("chance", near.Chance), new("standard deviations", near.Score)],
            Certainty = 0.8,
        };
    }
}
