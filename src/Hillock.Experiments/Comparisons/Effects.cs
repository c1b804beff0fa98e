namespace Hillock.Experiments.Comparisons;

/// <summary>Main effects and interactions of a grid.</summary>
internal static class Effects
{
    public static FactorEffects? Of(ComparisonPlan plan, Trainings trainings) => null;
}
