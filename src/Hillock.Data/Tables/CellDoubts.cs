namespace Hillock.Data.Tables;

/// <summary>Columns that are read as names and may not be meant so: numbers in dress, dates, spellings of one name, words that stand for a missing
/// cell.</summary>
internal static class CellDoubts
{
    private const int RowsLookedAt = 200;
    private const int MostLevels = 10_000;
    private const int MostNumbers = 10;
    private const int MostTold = 12;
    private const int SpellingsShown = 3;
    private const int ShortestCode = 3;

    /// <summary>What to look at, a sentence each.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that are used or predicted, by number.</param>
    /// <param name="target">The column that is predicted.</param>
    public static IEnumerable<string> Of(Table table, IEnumerable<int> columns, int target)
    {
        string[] doubts = [.. columns.Where(column => IsNames(table, column)).SelectMany(column => Of(table, column, column == target))];
        return doubts.Length <= MostTold ? doubts : doubts.Take(MostTold - 1)
            .Append($"{doubts.Length - MostTold + 1:N0} more doubts of this kind are left out here.");
    }

    /// <summary>What to look at where numbers are classes that nobody asked for.</summary>
    public static IEnumerable<string> OfClasses(Table table, int column, TargetColumn target, TaskKind? asked)
    {
        if (asked is not null || target.Classes.Length <= MostNumbers
            || !Array.TrueForAll(target.Classes, name => Cells.KindOf(name, out _) == CellKind.Number)) yield break;
        yield return $"{table.TitleOf(column)} holds {target.Classes.Length} different whole numbers, {target.Classes[0]} to {target.Classes[^1]}, taken "
            + $"for classes; {new SettingHint(nameof(DataOptions.Task), TaskKind.Regression)} predicts the number instead.";
    }

    /// <summary>What to look at where numbers may be codes, such as postal ones: all of one length, and some with zeros before them.</summary>
    public static IEnumerable<string> OfCodes(Table table, IEnumerable<int> numeric) => numeric.Where(column => Code(table, column) >= 0).Take(MostTold)
        .Select(column =>
            $"{table.TitleOf(column)} holds '{table.Quote(Code(table, column), column)}', read as a number without its zeros. If these are codes, "
            + $"{new SettingHint(nameof(DataOptions.Categorical))} takes them for names.");

    // The first row with a zero before the number; -1 where the column has none, or cells of several lengths.
    private static int Code(Table table, int column)
    {
        var (length, found) = (0, -1);
        for (var row = 0; row < table.Rows; row++)
        {
            var cell = table.Cell(row, column);
            if (Cells.KindOf(cell, out _) == CellKind.Missing) continue;
            if (cell.Length < ShortestCode || cell.ContainsAnyExceptInRange('0', '9') || (length > 0 && length != cell.Length)) return -1;
            length = cell.Length;
            if (found < 0 && cell[0] == '0') found = row;
        }

        return found;
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
            yield return $"{title} holds {hint.What} ('{table.Quote(hint.Row, column)}'), "
                + $"{(isTarget ? "and each different text is a class" : "read as names")}. {hint.Advice}";
            yield break;
        }

        var counts = Levels.Count(table, column, rows);
        if (counts.Count <= MostLevels && Spellings.Alike(counts).ToList() is { Count: > 0 } alike)
            yield return $"{title} holds {string.Join("; ", alike.Take(SpellingsShown).Select(Quoted))}, which differ in case or blanks alone, as "
                + $"different {(isTarget ? "classes" : "names")}. {new SettingHint(nameof(DataOptions.IgnoreCase))} takes them for one.";
        if (MissingWord(table, column) is var (word, count))
            yield return $"{title} holds '{Shown.Text(word)}' in {count:N0} cells, which {(isTarget ? "were left out" : "count")} as missing. If it is a "
                + "name, write it another way.";
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
