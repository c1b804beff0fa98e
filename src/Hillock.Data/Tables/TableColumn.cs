namespace Hillock.Data.Tables;

/// <summary>How one column of a table becomes inputs of a network.</summary>
internal abstract class TableColumn
{
    private readonly List<string> _news = [];

    private protected TableColumn(Table table, int index, ColumnScan scan, int missing)
    {
        Table = table;
        Index = index;
        Scan = scan;
        Missing = missing;
    }

    /// <summary>How many inputs it becomes.</summary>
    public int Inputs => InputNames.Count;

    /// <summary>Names of the inputs.</summary>
    public abstract IReadOnlyList<string> InputNames { get; }

    /// <summary>The table.</summary>
    protected Table Table { get; }

    /// <summary>Which column it is.</summary>
    public int Index { get; }

    /// <summary>How many classes it would have as a target; 0 where its cells are no classes.</summary>
    public abstract int ClassCount { get; }

    /// <summary>What its cells are in the training rows, which alone decide how it is encoded.</summary>
    protected ColumnScan Scan { get; }

    /// <summary>How many cells are missing in all rows.</summary>
    protected int Missing { get; }

    /// <summary>The column's name.</summary>
    protected string Name => Table.Names[Index];

    /// <summary>What encoding found that a person should know: what rows outside training bring that training lacks, digits that are lost.</summary>
    public IReadOnlyList<string> News => _news;

    /// <summary>Writes its inputs, the <paramref name="offset"/>-th and following of each row; every statistic from the training rows.</summary>
    public abstract ColumnInfo Encode(Matrix into, int offset, int[] rows, int[] trainRows, bool standardize);

    /// <summary>Tells of the column; the text goes on after its name.</summary>
    protected void Tell(string what) => _news.Add($"{Title} {what}");

    /// <summary>The column at the beginning of a sentence.</summary>
    protected string Title => Table.TitleOf(Index);

    /// <summary>What is written to: <c>[rows × columns]</c> row-major.</summary>
    internal readonly record struct Matrix(float[] Values, int Columns);
}
