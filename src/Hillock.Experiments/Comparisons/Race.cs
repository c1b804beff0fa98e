
namespace Hillock.Experiments.Comparisons;

/// <summary>Which arms of a race can no longer win.</summary>
internal static class Race
{
    private const int FewestUnits = 4;

    /// <summary>The arms that are to be left out after a block.</summary>
    public static IReadOnlyList<int> Losers(ComparisonPlan plan, Trainings trainings, int block) => [];
}
