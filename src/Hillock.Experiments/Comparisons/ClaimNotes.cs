using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>What a reader of a claim's figure should know: trainings that diverged, never got there, or had not ended.</summary>
internal static class ClaimNotes
{
    public static IEnumerable<string> Of(
        ComparisonPlan plan, Trainings trainings, ClaimValues values, ClaimPart part, ClaimInterval interval, bool interrupted)
    {
        if (interrupted) yield return "Trainings are missing, so nothing is said yet.";
        foreach (var arm in values.Arms)
        {
            var runs = trainings.RunsOf(arm);
            var (diverged, late) = (runs.Count(r => r.Outcome.Diverged), runs.Count(r => r.Outcome.StillImproving && Trainings.HasValue(r.Outcome)));
            if (diverged > 0) yield return $"{plan.Arms[arm].Name} diverged in {diverged} of {runs.Count} trainings, which counts as {Worst(part.Measure)}.";
            if (late > 0 && part.Measure is not ClaimMeasure.StepTime) yield return Improving(trainings, part, arm, plan.Arms[arm].Name, late, runs.Count);
        }

        if (!interval.IsMedian) yield break;
        if (part.Measure == ClaimMeasure.Epochs) yield return "Where one of the two does not reach the target it is infinitely late; the figure is the median.";
        if (double.IsInfinity(interval.Low) && double.IsInfinity(interval.High))
            yield return $"A median needs {ClaimInterval.FewestForMedian} pairs or more in which one of the two has a value.";
    }

    private static string Worst(ClaimMeasure measure) => measure switch
    {
        ClaimMeasure.Epochs => "never getting there",
        ClaimMeasure.DeadUnits => "unknown",
        ClaimMeasure.StepTime => "any other",
        _ => "the worst there is",
    };

    private static string Improving(Trainings trainings, ClaimPart part, int arm, string name, int late, int all) =>
        $"{late} of {all} trainings of {name} were still improving when they ended"
            + (ClaimCheck.IsUnconverged(trainings, arm) && part is { Measure: not ClaimMeasure.DeadUnits, Target: null }
                ? ", so that nobody knows where they end." : ".");
}
