namespace Hillock.Data;

/// <summary>Rows kept as float32, four bytes a number; tables and generated points, already scaled.</summary>
public sealed unsafe class FloatRows : RowStore
{
    private readonly float[] _values;

    /// <summary>Wraps <paramref name="values"/>, <c>[rows × columns]</c> row-major, without copying.</summary>
    public FloatRows(float[] values, int columns)
        : base(RowsOf(values.Length, columns), columns) => _values = values;

    internal override void CopyRow(int row, float* target) =>
        _values.AsSpan(row * Columns, Columns).CopyTo(new Span<float>(target, Columns));

    internal override void PrefetchRow(int row)
    {
        fixed (float* first = &_values[row * Columns]) Prefetch(first, Columns * sizeof(float));
    }

    private static int RowsOf(int length, int columns) =>
        columns > 0 && length % columns == 0
            ? length / columns
            : throw new ArgumentException($"{length} numbers do not fill rows of {columns}.", nameof(columns));
}
