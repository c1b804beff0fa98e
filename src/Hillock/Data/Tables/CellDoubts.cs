namespace Hillock.Data.Tables;

/// <summary>Columns that are read as names and may not be meant so: numbers in dress, dates, spellings of one name, words that stand for a missing cell.</summary>
internal static class CellDoubts
{
    private const int RowsLookedAt = 200;
    private const int MostLevels = 10_000;
    private const int MostTold = 12;
    private const int SpellingsShown = 3;

    /// <summary>What to look at, a sentence each.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that are used or predicted, by number.</param>
    /// <param name="target">The column that is predicted.</param>
    public static IEnumerable<string> Of(Table table, IEnumerable<int> columns, int target)
    {
        string[] doubts = [.. columns.Where(column => IsNames(table, column)).SelectMany(column => Of(table, column, column == target))];
        return doubts.Length <= MostTold ? doubts : doubts.Take(MostTold - 1).Append($"{doubts.Length - MostTold + 1:N0} more doubts of this kind are left out here.");
    }

    private static bool IsNames(Table table, int column)
    {
        var (texts, all) = (0, 0);
        for (var row = 0; row < Math.Min(table.Rows, RowsLookedAt); row++)
        {
            var kind = Cells.KindOf(table.Cell(row, column), out _);
            all += kind == CellKind.Missing ? 0 : 1;
            texts += kind == CellKind.Text ? 1 : 0;
        }

        return 2 * texts >= all && texts > 0;
    }

    private static IEnumerable<string> Of(Table table, int column, bool isTarget)
    {
        var rows = Enumerable.Range(0, table.Rows);
        var title = table.TitleOf(column);
        if (NumberHint.Of(table, column, rows) is { } hint)
        {
            yield return $"{title} holds {hint.What} ('{table.Quote(hint.Row, column)}'), {(isTarget ? "and each different text is a class" : "read as names")}. {hint.Advice}";
            yield break;
        }

        var counts = Levels.Count(table, column, rows);
        if (counts.Count <= MostLevels && Spellings.Alike(counts).ToList() is { Count: > 0 } alike)
            yield return $"{title} holds {string.Join("; ", alike.Take(SpellingsShown).Select(Quoted))}, which differ in case or blanks alone, as different {(isTarget ? "classes" : "names")}. --ignore-case takes them for one.";
        if (MissingWord(table, column) is var (word, count))
            yield return $"{title} holds '{Shown.Text(word)}' in {count:N0} cells, which {(isTarget ? "were left out" : "count")} as missing. If it is a name, write it another way.";
    }

    private static string Quoted(List<string> names) => string.Join(", ", names.Take(SpellingsShown).Select(name => $"'{Shown.Text(name)}'"));

    private static (string Word, int Count)? MissingWord(Table table, int column)
    {
        var (word, count) = ("", 0);
        for (var row = 0; row < table.Rows; row++)
        {
            var cell = table.Cell(row, column);
            if (cell.Length == 0 || !char.IsAsciiLetter(cell[0]) || Cells.KindOf(cell, out _) != CellKind.Missing) continue;
            if (count++ == 0) word = cell.ToString();
        }

        return count == 0 ? null : (word, count);
    }
}
