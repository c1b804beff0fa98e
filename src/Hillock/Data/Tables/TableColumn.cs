namespace Hillock.Data.Tables;

/// <summary>How one column of a table becomes inputs of a network.</summary>
internal abstract class TableColumn
{
    private protected TableColumn(Table table, int index, ColumnScan scan)
    {
        Table = table;
        Index = index;
        Scan = scan;
    }

    /// <summary>How many inputs it becomes.</summary>
    public int Inputs => InputNames.Count;

    /// <summary>Names of the inputs.</summary>
    public abstract IReadOnlyList<string> InputNames { get; }

    /// <summary>The table.</summary>
    protected Table Table { get; }

    /// <summary>Which column it is.</summary>
    public int Index { get; }

    /// <summary>What its cells are.</summary>
    protected ColumnScan Scan { get; }

    /// <summary>The column's name.</summary>
    protected string Name => Table.Names[Index];

    /// <summary>Writes its inputs, the <paramref name="offset"/>-th and following of each row; every statistic from the training rows.</summary>
    public abstract ColumnInfo Encode(Matrix into, int offset, int[] rows, int[] trainRows, bool standardize);

    /// <summary>What is written to: <c>[rows × columns]</c> row-major.</summary>
    internal readonly record struct Matrix(float[] Values, int Columns);
}
