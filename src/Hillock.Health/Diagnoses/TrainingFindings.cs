using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Health.Diagnoses;

/// <summary>What a training showed, in the words of its symptoms.</summary>
internal static class TrainingFindings
{
    public static IEnumerable<Finding> Of(Examination examination)
    {
        if (examination.Monitor is not { } monitor || examination.History is null) return [];
        var course = new Course(monitor, examination.Achievement!, examination.History, examination.Probe);
        Finding?[] found =
        [
            NotFinite(course), .. Dead(course), .. Saturated(course), Gradients(course), RateTooHigh(course), RateTooLow(course),
            Spikes(course), Clipping(course, examination), NothingLearned(course),
        ];
        return found.OfType<Finding>().Select(f => f with { Stage = HealthStage.Training });
    }

    private static Finding? NotFinite(Course course)
    {
        if (course.Monitor.NonFinite is not { } origin) return null;
        var early = origin.Step <= 2;
        var place = origin.Layer is { } layer ? $"in the {origin.Pass.ToString().ToLowerInvariant()} pass of {layer}" : "in the loss";
        return new Finding(
            "loss.not_finite", Severity.Error, early ? FaultArea.Initialization : FaultArea.Rate,
            $"The training exploded: {Say.Number(origin.Value)} first arose {place} at step {origin.Step}{course.NormsBefore(origin.Step)}.",
            early ? "The signal overflows with the first weights: huge inputs, or weights far too large." : "Each step made the next gradient larger, until the numbers overflowed.",
            early ? "Standardise the inputs, and match the initialiser to the activation (auto)." : "Clip the gradient (clip-norm 1), lower the rate tenfold, or take a self-normalising activation (selu).")
        {
            Layer = origin.Layer,
            Evidence = [new("step", origin.Step)],
        };
    }

    private static IEnumerable<Finding> Dead(Course course)
    {
        foreach (var layer in course.Monitor.Layers.Where(l => !l.IsOutput && l.DeadShare > 0.1).OrderByDescending(l => l.DeadShare))
        {
            var start = course.FirstDeadShare(layer);
            var grew = layer.DeadShare > 2 * start;
            yield return new Finding(
                "units.dead", layer.DeadShare > 0.5 ? Severity.Error : Severity.Warning, grew && layer.DeadShare > 0.5 ? FaultArea.Rate : FaultArea.Activation,
                $"{Say.Percent(layer.DeadShare)} of the {layer.Units} units of {layer.Name} ({layer.Activation}) are dead, many zero outputs{(double.IsNaN(start) ? "" : $", {Say.Percent(start)} before the first step")}; {layer.Revived} came back.",
                grew ? "Steps so large that they pushed weighted sums below 0 on every row, from where no gradient brings them back." : "Weighted sums below 0 on every row: no gradient reaches the weights of these units.",
                $"Give {layer.Name} leaky_relu, whose units always pass a gradient on{(grew ? ", and lower the rate" : "")}.")
            {
                Layer = layer.Name,
                Evidence = [new("dead share", layer.DeadShare), new("dead share before", start)],
                Certainty = grew ? 0.8 : 0.9,
            };
        }
    }

    private static IEnumerable<Finding> Saturated(Course course)
    {
        foreach (var layer in course.Monitor.Layers.Where(l => !l.IsOutput && l.SaturatedShare > 0.5 && Saturates(l.Activation)))
        {
            yield return new Finding(
                "units.saturated", course.Achievement.IsStuck ? Severity.Error : Severity.Warning, FaultArea.Activation,
                $"{Say.Percent(layer.SaturatedShare)} of the {layer.Units} units of {layer.Name} ({layer.Activation}) are saturated: their slope is below a hundredth of its most on 95 % of the rows.",
                "Weighted sums far from 0, where the activation is flat: weights or inputs too large, or the rate.",
                "Put batch normalisation before the activation, lower the rate, or take an activation that does not saturate.")
            {
                Layer = layer.Name,
                Evidence = [new("saturated share", layer.SaturatedShare)],
                Certainty = 0.8,
            };
        }
    }

    // Rectifiers are flat on one side by design; a unit that seldom fires is no fault.
    private static bool Saturates(Activation? activation) => activation is ElementwiseActivation e && FormulaFacts.Of(e).Dead.Count == 0;

    private static Finding? Gradients(Course course)
    {
        var ratio = course.EarlyGradientRatio;
        if (double.IsNaN(ratio) || ratio is > 1e-2 and < 1e3) return null;
        var vanishing = ratio < 1;
        var severe = course.Achievement.IsStuck && ratio is < 1e-3 or > 1e4;
        return vanishing
            ? new Finding(
                "gradient.vanishing", severe ? Severity.Error : Severity.Warning, FaultArea.Activation,
                $"Tiny gradients: the first layer's is {Say.Short(ratio)} times the last one's, relative to their weights.",
                "Each layer shrinks the error signal on its way back, so the first layers stop learning.",
                "Match the initialiser to the activation (auto), take relu, elu or selu instead of sigmoid or tanh, or put batch normalisation before each activation.")
            { Evidence = [new("gradient ratio", ratio)], Certainty = 0.9 }
            : new Finding(
                "gradient.exploding", severe ? Severity.Error : Severity.Warning, FaultArea.Activation,
                $"Exploding gradients: the first layer's is {Say.Short(ratio)} times the last one's, relative to their weights.",
                "Each layer enlarges the error signal on its way back.",
                "Match the initialiser to the activation (auto), clip the gradient (clip-norm 1), or put normalisation before each activation.")
            { Evidence = [new("gradient ratio", ratio)], Certainty = 0.9 };
    }

    private static Finding? RateTooHigh(Course course)
    {
        var update = course.TypicalUpdate;
        var wild = course.LossRose || course.Monitor.SpikeCount >= Math.Max(3, course.Monitor.Steps / 100) || course.Monitor.NonFinite is { Step: > 2 };
        if (!(update > 0.1) || !(wild || course.Achievement.IsStuck)) return null;
        return new Finding(
            "rate.too_high", Severity.Error, FaultArea.Rate,
            $"A step changes the weights by {Say.Percent(update)} of their size (about 0.1 % is healthy){(course.LossRose ? ", and the loss rose" : wild ? ", and the loss leaps" : ", and nothing is learned")}.",
            "The learning rate is too high for this network.",
            "Divide the rate by ten, or warm it up.")
        {
            Evidence = [new("update ratio", update), new("loss spikes", course.Monitor.SpikeCount)],
            Certainty = 0.9,
        };
    }

    private static Finding? RateTooLow(Course course)
    {
        var path = course.Path;
        if (!(path < 0.05) || course.Achievement.Training > 0.5) return null;
        return new Finding(
            "rate.too_low", Severity.Error, FaultArea.Rate,
            $"All {course.Monitor.Steps} steps together moved the weights by at most {Say.Percent(path)} of their size: {Say.Short(path / course.Monitor.Steps)} a step.",
            "The learning rate is too low to get anywhere in this many steps.",
            "Multiply the rate by a hundred, or look for one with the rate finder.")
        {
            Evidence = [new("update ratio", path / course.Monitor.Steps), new("steps", course.Monitor.Steps)],
            Certainty = 0.9,
        };
    }

    private static Finding? Spikes(Course course)
    {
        var (count, steps) = (course.Monitor.SpikeCount, course.Monitor.Steps);
        if (count < Math.Max(3, steps / 200)) return null;
        var worst = course.Monitor.Spikes.MaxBy(s => s.Loss / s.Median)!;
        return new Finding(
            "loss.spikes", Severity.Warning, FaultArea.Rate,
            $"Unstable loss spikes: {count} in {steps} steps; at step {worst.Step} the loss was {Say.Short(worst.Loss / worst.Median)} times its median.",
            "Single steps are too large: the rate is high, or some batches have huge gradients.",
            "Clip the gradient (clip-norm 1), lower the rate, or warm it up.")
        {
            Evidence = [new("spikes", count), new("worst", worst.Loss / worst.Median)],
            Certainty = 0.8,
        };
    }

    private static Finding? Clipping(Course course, Examination examination)
    {
        var share = course.Monitor.ClippedShare;
        if (share < 0.5 || !course.Achievement.IsStuck) return null;
        return new Finding(
            "gradient.clipped", Severity.Warning, FaultArea.Optimizer,
            $"The gradient is clipped in {Say.Percent(share)} of the steps.",
            $"The limit ({Say.Short(examination.Options.ClipNorm ?? examination.Options.ClipValue ?? double.NaN)}) lies below the usual gradient, so that steps have one length whatever the loss says.",
            "Raise the limit to about the 90th percentile of the gradient's norm.")
        {
            Evidence = [new("clipped share", share)],
        };
    }

    private static Finding? NothingLearned(Course course)
    {
        if (!course.Achievement.IsStuck) return null;
        var got = course.Achievement.Training;
        return new Finding(
            "training.nothing_learned", Severity.Error, FaultArea.Optimizer,
            $"Nothing learned: after {course.Monitor.Steps} steps the network knows {(double.IsNaN(got) ? "nothing" : $"{Say.Percent(Math.Max(0, got))}")} of what can be known beyond the most frequent answer.",
            "The findings before this one say why; where there are none, it had too few steps or units.",
            "Mend those first; else train longer or give it more units.")
        {
            Evidence = [new("achievement", got)],
            Certainty = 0.6,
        };
    }
}
