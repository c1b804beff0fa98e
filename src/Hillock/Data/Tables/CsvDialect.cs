namespace Hillock.Data.Tables;

/// <summary>Finds out what separates the cells of a file and whether its first line names the columns.</summary>
internal static class CsvDialect
{
    private const int LinesLookedAt = 50;
    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>The candidate that cuts the first lines into the same number of cells; else the one found in most lines; else a blank.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="single">Whether one column alone will do, which is then taken for one with commas.</param>
    public static char Delimiter(string path, string text, bool single)
    {
        var counts = Candidates.Select(candidate => Counts(text, candidate)).ToArray();
        var best = Enumerable.Range(0, Candidates.Length)
            .Where(i => counts[i].Any(count => count > 0))
            .OrderByDescending(i => counts[i].Distinct().Count() == 1)
            .ThenByDescending(i => counts[i].Count(count => count > 0))
            .ThenByDescending(i => counts[i].Max())
            .Select(i => (char?)Candidates[i]).FirstOrDefault();
        if (best is { } delimiter) return delimiter;
        return Counts(text, ' ').All(count => count > 0) ? ' '
            : single ? ','
            : throw new HillockException($"{path}: only one column was found; expected cells separated by a comma, semicolon, tab or bar. Is it a CSV file?");
    }

    /// <summary>Whether the first record is names: no number in it, none repeated, and below it numbers, or other words.</summary>
    public static bool HasHeader(RawTable table)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < table.Columns; column++)
        {
            var cell = table.Cell(0, column);
            var kind = Cells.KindOf(cell, out _);
            if (kind is CellKind.Number or CellKind.NotFinite || (kind == CellKind.Missing && cell.Length > 0)) return false;
            if (cell.Length > 0 && !seen.Add(cell.ToString())) return false;
        }

        if (seen.Count == 0) return false;
        var rows = Math.Min(table.Rows, 1 + LinesLookedAt);
        var columns = Enumerable.Range(0, table.Columns).ToArray();
        return table.Rows == 1
            || columns.Any(column => MostlyNumbers(table, column, rows))
            || columns.All(column => !Recurs(table, column, table.Rows));
    }

    private static bool MostlyNumbers(RawTable table, int column, int rows)
    {
        var (numbers, texts) = (0, 0);
        for (var row = 1; row < rows; row++)
        {
            var kind = Cells.KindOf(table.Cell(row, column), out _);
            if (kind == CellKind.Number) numbers++;
            else if (kind == CellKind.Text) texts++;
        }

        return numbers > texts;
    }

    private static bool Recurs(RawTable table, int column, int rows)
    {
        for (var row = 1; row < rows; row++)
            if (table.Cell(row, column).SequenceEqual(table.Cell(0, column))) return true;
        return false;
    }

    private static List<int> Counts(string text, char delimiter)
    {
        var (counts, count, quoted, any) = (new List<int>(), 0, false, false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r')
            {
                if (any) counts.Add(count);
                (count, any) = (0, false);
                if (counts.Count == LinesLookedAt) return counts;
                continue;
            }

            if (c == delimiter) count++;
            any |= !char.IsWhiteSpace(c) || c == delimiter;
        }

        if (any) counts.Add(count);
        return counts;
    }
}
