using System.Text;

namespace Hillock.Data.Tables;

/// <summary>Names that a person would take for one: they differ in case or in blanks alone.</summary>
internal static class Spellings
{
    /// <summary>What such names have in common.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
            if (!Blanks.Is(c) && c != '\u00AD') key.Append(char.ToUpperInvariant(c));
        return key.ToString();
    }

    /// <summary>Groups of names that differ in case or blanks alone, the most frequent spelling first.</summary>
    public static IEnumerable<List<string>> Alike(Dictionary<string, int> counts) =>
        counts.GroupBy(pair => Key(pair.Key)).Where(group => group.Count() > 1)
            .Select(group => group.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToList());

    /// <summary>Gives the names of each column that differ so the spelling that is most frequent in the first table.</summary>
    public static void Merge(RawTable first, RawTable? test)
    {
        for (var column = 0; column < first.Columns; column++)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            Count(first, column, counts);
            var spellings = counts.OrderBy(pair => pair.Value).ThenByDescending(pair => pair.Key, StringComparer.Ordinal).Aggregate(
                new Dictionary<string, string>(StringComparer.Ordinal),
                (map, pair) =>
                {
                    map[Key(pair.Key)] = pair.Key;
                    return map;
                });
            if (spellings.Count < counts.Count) first.Respell(column, Spelling);
            if (spellings.Count > 0) test?.Respell(column, Spelling);

            string Spelling(string name) => Cells.KindOf(name, out _) == CellKind.Text ? spellings.GetValueOrDefault(Key(name), name) : name;
        }
    }

    private static void Count(RawTable table, int column, Dictionary<string, int> counts)
    {
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var row = 0; row < table.Rows; row++)
        {
            var cell = table.Cell(row, column);
            if (Cells.KindOf(cell, out _) == CellKind.Text) bySpan[cell] = bySpan.TryGetValue(cell, out var count) ? count + 1 : 1;
        }
    }
}
