using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>The different values of a column of names, and how often each occurs.</summary>
internal static class Levels
{
    private const int ExactDigits = 15;
    private const int DecimalDigits = 28;

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
            ReadOnlySpan<char> name = kind == CellKind.Number ? Name(cell, number) : cell;
            bySpan[name] = bySpan.TryGetValue(name, out var count) ? count + 1 : 1;
        }

        return counts;
    }

    /// <summary>The value of one cell as <see cref="Count"/> names it; null where it is missing.</summary>
    public static string? Of(ReadOnlySpan<char> cell) => Cells.KindOf(cell, out var number) switch
    {
        CellKind.Missing => null,
        CellKind.Number => Name(cell, number),
        _ => cell.ToString(),
    };

    /// <summary>By value where all are numbers, else by letter.</summary>
    public static string[] Sort(IEnumerable<string> names)
    {
        var sorted = names.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted.All(name => Cells.KindOf(name, out _) == CellKind.Number)
            ? [.. sorted.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture))]
            : sorted;
    }

    /// <summary>How many different texts there are that are no numbers.</summary>
    public static int DistinctTexts(Table table, int column, IEnumerable<int> rows) =>
        Count(table, column, rows.Where(row => Cells.KindOf(table.Cell(row, column), out _) == CellKind.Text)).Count;

    // Identifiers may have more digits than a number keeps: decimal has 28 of them, and what is longer is a name as it is written.
    private static string Name(ReadOnlySpan<char> cell, double number)
    {
        if (cell.Length <= ExactDigits) return number.ToString("R", CultureInfo.InvariantCulture);
        var digits = 0;
        foreach (var c in cell) digits += char.IsAsciiDigit(c) ? 1 : 0;
        if (digits <= ExactDigits) return number.ToString("R", CultureInfo.InvariantCulture);
        return digits <= DecimalDigits && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && (exact != 0 || number == 0)
            ? (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : cell.ToString();
    }
}
