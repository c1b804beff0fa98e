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

    /// <summary>This and other rows together; different values are counted as if one held all those of the other.</summary>
    public ColumnScan Plus(ColumnScan other) => new(
        Cells + other.Cells, Missing + other.Missing, Numbers + other.Numbers, NotFinite + other.NotFinite, Texts + other.Texts,
        First(FirstNotFinite, other.FirstNotFinite), First(FirstText, other.FirstText), Math.Max(Distinct, other.Distinct), IsWhole && other.IsWhole);

    private static int First(int row, int other) => row < 0 || other < 0 ? Math.Max(row, other) : Math.Min(row, other);

    /// <summary>Whether every cell that is there is a number; refuses NaN and infinite cells, and a few texts among numbers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that decide, those of this scan.</param>
    /// <param name="all">The column over every row that is used, for the counts and the place of a message.</param>
    public bool IsNumeric(Table table, int column, IReadOnlyList<int> rows, ColumnScan all)
    {
        if (Texts > 0 && NumberHint.Of(table, column, rows) is { Bare: true } hint)
        {
            var row = NumberShape.Of(table.Cell(all.FirstText, column)).IsNumber ? all.FirstText : hint.Row;
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Where(row, column)}: '{table.Quote(row, column)}' is a {hint.What.Replace("numbers", "number", StringComparison.Ordinal)}. "
                + $"{hint.Advice} Or declare the column categorical.");
        }

        // Without a number beside it, inf or nan is a word like others.
        if (Numbers == 0 && (Texts > 0 || NotFinite == 0)) return false;
        if (Texts > 0)
        {
            if (IsMostlyNumbers(table, column, rows)) all.RequireNumbers(table, column);
            return false;
        }

        all.RequireNumbers(table, column);
        return true;
    }

    /// <summary>Refuses the first cell that is no finite number.</summary>
    /// <exception cref="HillockException">There is one.</exception>
    public void RequireNumbers(Table table, int column)
    {
        if (Texts > 0)
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Where(FirstText, column)}: '{table.Quote(FirstText, column)}' is text in a numeric column ({Numbers:N0} of "
                    + $"{Numbers + NotFinite + Texts:N0} cells are numbers). Correct it, leave it empty (or ?) where the value is missing, or declare the "
                    + "column categorical.");
        if (NotFinite > 0)
            throw new HillockException(
                ErrorKind.Data,
                $"{table.Where(FirstNotFinite, column)}: '{table.Quote(FirstNotFinite, column)}' is not a finite "
                    + $"number{(IsTooLarge(table.Cell(FirstNotFinite, column)) ? " of float32, which ends at 3.4E+38" : "")}. "
                    + "Correct it, or leave the cell empty (or ?) where the value is missing.");
    }

    private static bool IsTooLarge(ReadOnlySpan<char> cell) => cell.ContainsAnyInRange('0', '9') && !cell.Contains('#');

    private bool IsMostlyNumbers(Table table, int column, IReadOnlyList<int> rows)
    {
        var (numbers, all) = (Numbers, Numbers + NotFinite + Texts);
        return numbers >= MostlyNumbers * all || (2 * numbers >= all && Levels.DistinctTexts(table, column, rows) <= FewTexts);
    }
}
