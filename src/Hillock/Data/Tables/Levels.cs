using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>The different values of a column of names, and how often each occurs.</summary>
internal static class Levels
{
    /// <summary>Counts every value that is there, numbers by their value (<c>1.0</c> is <c>1</c>).</summary>
    public static Dictionary<string, int> Count(Table table, int column, IEnumerable<int> rows)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var row in rows)
        {
            var cell = table.Cell(row, column);
            var kind = Cells.KindOf(cell, out var number);
            if (kind == CellKind.Missing) continue;
            ReadOnlySpan<char> name = kind == CellKind.Number ? Name(number) : cell;
            bySpan[name] = bySpan.TryGetValue(name, out var count) ? count + 1 : 1;
        }

        return counts;
    }

    /// <summary>The value of one cell as <see cref="Count"/> names it; null where it is missing.</summary>
    public static string? Of(ReadOnlySpan<char> cell) => Cells.KindOf(cell, out var number) switch
    {
        CellKind.Missing => null,
        CellKind.Number => Name(number),
        _ => cell.ToString(),
    };

    /// <summary>By value where all are numbers, else by letter.</summary>
    public static string[] Sort(IEnumerable<string> names)
    {
        var sorted = names.ToArray();
        if (sorted.All(name => Cells.KindOf(name, out _) == CellKind.Number))
            Array.Sort(Array.ConvertAll(sorted, name => double.Parse(name, CultureInfo.InvariantCulture)), sorted);
        else Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    /// <summary>How many different texts there are that are no numbers.</summary>
    public static int DistinctTexts(Table table, int column, IEnumerable<int> rows) =>
        Count(table, column, rows.Where(row => Cells.KindOf(table.Cell(row, column), out _) == CellKind.Text)).Count;

    private static string Name(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
