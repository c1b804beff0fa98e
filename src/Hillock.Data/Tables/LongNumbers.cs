namespace Hillock.Data.Tables;

/// <summary>Tells of whole numbers that differ in the file and are the same as float64, which has 53 bits.</summary>
internal static class LongNumbers
{
    private const double Exact = 1L << 53;

    /// <summary>A warning that goes on after the column's name; null where nothing is lost.</summary>
    public static string? Lost(Table table, int column, int[] rows, IReadOnlyCollection<double> numbers)
    {
        if (numbers.All(number => !(Math.Abs(number) > Exact))) return null;
        var (before, after) = (Levels.Count(table, column, rows).Count, numbers.Where(number => !double.IsNaN(number)).Distinct().Count());
        return after == before
            ? null
            : $"loses digits: {before:N0} different numbers are {after:N0} as float64, which keeps 15 digits. Subtract what they have in common, or take "
                + $"them as names ({new SettingHint(nameof(DataOptions.Categorical))}).";
    }
}
