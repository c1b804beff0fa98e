using System.Globalization;

namespace Hillock.Data.Tables;

/// <summary>Finds columns by name or number.</summary>
internal static class ColumnChoice
{
    private const int NamesShown = 40;
    private static readonly string[] TargetNames = ["target", "label", "class", "y"];

    /// <summary>The target: as named, else a column named target, label, class or y, else the last that is not wholly missing.</summary>
    public static int Target(Table table, string? given)
    {
        if (given is not null) return Find(table, given, "target");
        foreach (var name in TargetNames)
            if (Array.FindIndex(table.Names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var column) return column;
        var last = table.Names.Length - 1;
        while (last >= 0 && !HasCells(table, last)) last--;
        return last >= 0 ? last : table.Names.Length - 1;
    }

    // A column without a cell is what a program left behind, not what a person wants to know.
    private static bool HasCells(Table table, int column)
    {
        for (var row = 0; row < table.Rows; row++)
            if (Cells.KindOf(table.Cell(row, column), out _) != CellKind.Missing) return true;
        return false;
    }

    /// <summary>Whether a column has one of the names that targets usually have.</summary>
    public static bool HasUsualName(Table table, int column) => TargetNames.Contains(table.Names[column], StringComparer.OrdinalIgnoreCase);

    /// <summary>A column by its exact name, else its name in any case, else its number from 1, negative from the end.</summary>
    public static int Find(Table table, string given, string what)
    {
        var names = table.Names;
        if (table.Repeated.FirstOrDefault(repeated => repeated.Name == given.Trim()) is { Columns: { } several })
            throw new HillockException(
                $"{table.Path} has {several.Length} columns named '{Shown.Text(given)}': "
                + $"{string.Join(", ", several.Take(NamesShown).Select(column => column + 1))}. Give the number of the {what} column.");
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            if (Array.FindIndex(names, name => name.Equals(given.Trim(), comparison)) is >= 0 and var column) return column;
        if (!int.TryParse(given, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number))
            throw new HillockException(
                $"{table.Path} has no {what} column '{Shown.Text(given)}'.{Suggestions.Ask(given, names)} Its columns are {List(names)}.");
        if (number == 0 || Math.Abs((long)number) > names.Length)
            throw new HillockException(
                $"{table.Path} has no {what} column {number}; its {names.Length} columns are counted from 1 to {names.Length}, or from the end, -1 to "
                    + $"-{names.Length}.");
        return number > 0 ? number - 1 : names.Length + number;
    }

    private static string List(string[] names) => Shown.List(names, NamesShown);
}
