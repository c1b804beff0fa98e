namespace Hillock.Data.Tables;

/// <summary>What the cells of one column are, over the rows that are used.</summary>
internal sealed record ColumnScan(int Cells, int Missing, int Numbers, int NotFinite, int Texts, int FirstNotFinite, int FirstText, int Distinct, bool IsWhole)
{
    private const double MostlyNumbers = 0.9;
    private const int FewTexts = 5;

    /// <summary>Counts the kinds of cells.</summary>
    public static ColumnScan Of(Table table, int column, IReadOnlyList<int> rows)
    {
        var counts = new int[4];
        var (firstNotFinite, firstText, whole) = (-1, -1, true);
        var numbers = new HashSet<double>();
        foreach (var row in rows)
        {
            var kind = Tables.Cells.KindOf(table.Cell(row, column), out var number);
            counts[(int)kind]++;
            if (kind == CellKind.Number)
            {
                numbers.Add(number);
                whole &= Math.Floor(number) == number;
            }
            else if (kind == CellKind.NotFinite && firstNotFinite < 0) firstNotFinite = row;
            else if (kind == CellKind.Text && firstText < 0) firstText = row;
        }

        return new ColumnScan(rows.Count, counts[0], counts[1], counts[2], counts[3], firstNotFinite, firstText, numbers.Count, whole);
    }

    /// <summary>Whether every cell that is there is a number; refuses NaN and infinite cells, and a few texts among numbers.</summary>
    public bool IsNumeric(Table table, int column, IReadOnlyList<int> rows)
    {
        if (Texts > 0 && NumberHint.Of(table, column, rows) is { Bare: true } hint)
            throw new HillockException($"{table.Where(hint.Row, column)}: '{table.Quote(hint.Row, column)}' is a {hint.What.Replace("numbers", "number", StringComparison.Ordinal)}. {hint.Advice} Or declare the column categorical.");
        // Without a number beside it, inf or nan is a word like others.
        if (Numbers == 0 && (Texts > 0 || NotFinite == 0)) return false;
        if (Texts > 0)
        {
            RefuseFewTexts(table, column, rows);
            return false;
        }

        if (NotFinite > 0)
            throw new HillockException(
                $"{table.Where(FirstNotFinite, column)}: '{table.Quote(FirstNotFinite, column)}' is not a finite number. Correct it, or leave the cell empty (or ?) where the value is missing.");
        return true;
    }

    private void RefuseFewTexts(Table table, int column, IReadOnlyList<int> rows)
    {
        var (numbers, all) = (Numbers + NotFinite, Numbers + NotFinite + Texts);
        var mostly = numbers >= MostlyNumbers * all || (2 * numbers >= all && Levels.DistinctTexts(table, column, rows) <= FewTexts);
        if (mostly)
            throw new HillockException(
                $"{table.Where(FirstText, column)}: '{table.Quote(FirstText, column)}' is text in a numeric column ({Numbers:N0} of {all:N0} cells are numbers). Correct it, leave it empty (or ?) where the value is missing, or declare the column categorical.");
    }
}
