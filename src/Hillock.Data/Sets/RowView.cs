namespace Hillock.Data;

/// <summary>Some rows of another store, which keeps the numbers: how splits of one store share memory.</summary>
internal sealed unsafe class RowView : RowStore
{
    private readonly RowStore _store;
    private readonly int[] _indices;

    public RowView(RowStore store, int[] indices)
        : base(indices.Length, store.Columns)
    {
        foreach (var index in indices) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)store.Rows, nameof(indices));
        _store = store;
        _indices = indices;
    }

    internal override void CopyRow(int row, float* target) => _store.CopyRow(_indices[row], target);

    internal override void PrefetchRow(int row) => _store.PrefetchRow(_indices[row]);
}
