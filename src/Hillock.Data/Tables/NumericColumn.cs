namespace Hillock.Data.Tables;

/// <summary>A column of numbers: standardised, missing ones the training mean, with a second input that says so where many are missing.</summary>
internal sealed class NumericColumn : TableColumn
{
    private const double ManyMissing = 0.005;

    /// <summary>A column whose cells are numbers or missing.</summary>
    public NumericColumn(Table table, int index, ColumnScan scan, int missing)
        : base(table, index, scan, missing) =>
        InputNames = scan.Missing > ManyMissing * scan.Cells ? [Name, $"{Name} is missing"] : [Name];

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames { get; }

    /// <inheritdoc/>
    public override int ClassCount => Scan.IsWhole && Scan.Distinct * TargetColumn.RowsAClass <= Scan.Cells ? Scan.Distinct : 0;

    /// <inheritdoc/>
    public override ColumnInfo Encode(Matrix into, int offset, int[] rows, int[] trainRows, bool standardize)
    {
        var numbers = Array.ConvertAll(rows, Number);
        var (mean, deviation) = Scaling.Of(trainRows.Select(row => numbers[row]).Where(number => !double.IsNaN(number)));
        var (shift, scale) = standardize ? (mean, deviation > 0 ? deviation : 1) : (0, 1);
        for (var row = 0; row < rows.Length; row++)
        {
            var missing = double.IsNaN(numbers[row]);
            var at = (row * into.Columns) + offset;
            into.Values[at] = (float)(((missing ? mean : numbers[row]) - shift) / scale);
            if (Inputs == 2) into.Values[at + 1] = missing ? 1 : 0;
        }

        if (Scan.Missing == 0 && Missing > 0)
            Tell($"has no missing cell in the training rows, and {Missing:N0} outside them; they became the training mean.");
        var kept = trainRows.Select(row => into.Values[(row * into.Columns) + offset]);
        if (Rounding.Of(Title, trainRows.Select(row => numbers[row]), kept, deviation / scale) is { } lost) Tell(lost[(Title.Length + 1)..]);
        if (LongNumbers.Lost(Table, Index, Array.ConvertAll(trainRows, row => rows[row]), Array.ConvertAll(trainRows, row => numbers[row])) is { } digits) Tell(
            digits);
        var note = Missing == 0 ? "" : Inputs == 2 ? "missing: training mean, and an input that says so" : "missing: training mean";
        return new ColumnInfo(Name, ColumnKind.Numeric, Missing, Scan.Distinct, mean, deviation, Inputs, note);
    }

    private double Number(int row)
    {
        _ = Cells.KindOf(Table.Cell(row, Index), out var number);
        return number;
    }
}
