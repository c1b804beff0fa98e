namespace Hillock.Data.Tables;

/// <summary>Takes off what separators behind the last cell of a line leave: cells without a text, which are no column.</summary>
internal static class TrailingCells
{
    /// <summary>Brings a record that was just read and the records before it to one length where only empty cells at the ends stand between them.</summary>
    /// <param name="cells">The cells, the record's last.</param>
    /// <param name="before">How many cells there are before the record.</param>
    /// <param name="columns">Cells of each record before it; 0 where it is the first.</param>
    /// <returns>Cells of each record before it, now.</returns>
    public static int Fit(CellList cells, int before, int columns)
    {
        if (columns == 0) return 0;
        var count = cells.Count - before;
        if (count > columns && IsEmpty(cells, before + columns, cells.Count)) cells.Cut(before + columns);
        // The first record alone may end with a separator that no other has.
        if (count >= columns || before != columns || !IsEmpty(cells, count, before)) return columns;
        for (var i = 0; i < count; i++) cells[count + i] = cells[before + i];
        cells.Cut(2 * count);
        return count;
    }

    /// <summary>Takes off the last columns that hold no text in any record, the first included, and says how many; one column stays.</summary>
    public static int CutEmptyColumns(CellList cells, int columns)
    {
        var kept = columns;
        while (kept > 1 && IsEmptyColumn(cells, columns, kept - 1)) kept--;
        if (kept == columns || kept == 0) return 0;
        var to = 0;
        for (var i = 0; i < cells.Count; i++)
            if (i % columns < kept) cells[to++] = cells[i];
        cells.Cut(to);
        return columns - kept;
    }

    private static bool IsEmptyColumn(CellList cells, int columns, int column)
    {
        for (var i = column; i < cells.Count; i += columns)
            if (cells[i].Length > 0) return false;
        return true;
    }

    private static bool IsEmpty(CellList cells, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (cells[i].Length > 0) return false;
        return true;
    }
}
