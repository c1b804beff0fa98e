namespace Hillock.Experiments.Statistics;

/// <summary>Which of the sources of doubt weighs most.</summary>
internal static class Limits
{
    /// <summary>The source with the largest standard error; null for one that was not looked at, and when none was or none has any.</summary>
    public static Limit? Binding(double? seeds, double? rows, double? splits = null)
    {
        (Limit Limit, double Error)[] known = [.. new[] { (Limit.Seeds, seeds), (Limit.Rows, rows), (Limit.Splits, splits) }
            .Where(l => l.Item2 > 0).Select(l => (l.Item1, l.Item2!.Value))];
        return known.Length == 0 ? null : known.MaxBy(l => l.Error).Limit;
    }
}
