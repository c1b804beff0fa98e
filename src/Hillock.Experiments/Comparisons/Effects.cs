using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Comparisons;

/// <summary>Main effects and interactions of a grid, in the words of its factors.</summary>
internal static class Effects
{
    public static FactorEffects? Of(ComparisonPlan plan, Trainings trainings)
    {
        if (plan.Factors.Count < 2 || trainings.Count == 0) return null;
        double?[][] scores = [.. Enumerable.Range(0, plan.Arms.Count).Select(trainings.UnitsOf)];
        int[][] levels = [.. plan.Arms.Select(a => plan.Factors.Select((f, i) => f.Values.ToList().IndexOf(a.Levels[i])).ToArray())];
        var grid = FactorGrid.Of(scores, levels, plan.Correction);
        return new FactorEffects([.. grid.Effects.Select(e => Level(plan, trainings, e))],
            [.. grid.Interactions.Where(i => i.Contrast.Difference is not null).Select(i => Both(plan, i)).OrderBy(i => i.P)]);
    }

    private static LevelEffect Level(ComparisonPlan plan, Trainings trainings, FactorEffect effect)
    {
        var (factor, level) = (plan.Factors[effect.Factor], plan.Factors[effect.Factor].Values[effect.Level]);
        var values = Enumerable.Range(0, plan.Arms.Count).Where(a => plan.Arms[a].Levels[effect.Factor] == level)
            .SelectMany(a => trainings.RunsOf(a)).Where(r => Trainings.HasValue(r.Outcome)).Select(r => r.Outcome.Validation).ToArray();
        var gain = effect.ToFirst?.Difference;
        return new LevelEffect(factor.Option, level, Samples.Mean(values), Shown(plan, gain?.Mean), Shown(plan, gain?.Low), Shown(plan, gain?.High),
            effect.AdjustedP);
    }

    private static InteractionEffect Both(ComparisonPlan plan, Interaction i)
    {
        var d = i.Contrast.Difference!;
        return new InteractionEffect(plan.Factors[i.FactorA].Option, plan.Factors[i.FactorA].Values[i.LevelA], plan.Factors[i.FactorB].Option,
            plan.Factors[i.FactorB].Values[i.LevelB], Shown(plan, d.Mean)!.Value, Shown(plan, d.Low)!.Value, Shown(plan, d.High)!.Value, i.AdjustedP ?? 1)
        {
            With = Shown(plan, i.AtLevel.Difference?.Mean),
            Without = Shown(plan, i.AtFirst.Difference?.Mean),
        };
    }

    // Of errors the share by which their root shrinks.
    private static double? Shown(ComparisonPlan plan, double? difference) =>
        difference is not { } d ? null : plan.HigherIsBetter ? d : 1 - Math.Exp(-d / 2);
}
