namespace Hillock.Reports.Charts;

/// <summary>A table.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A cell for each column.</param>
internal sealed record Grid(string Caption, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Rows that stand out, such as the best; numbers from 0.</summary>
    public IReadOnlySet<int> Strong { get; init; } = new HashSet<int>();
}
