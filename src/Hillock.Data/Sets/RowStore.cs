using System.Runtime.Intrinsics.X86;

namespace Hillock.Data;

/// <summary>Samples kept in memory as rows of numbers, read as float32 a batch at a time.</summary>
public abstract unsafe class RowStore
{
    // Rows in random order come from memory, and the processor cannot guess where the next one lies.
    private const int RowsAhead = 2;

    private protected RowStore(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many numbers a row holds.</summary>
    public int Columns { get; }

    /// <summary>Writes the named rows, in that order, to <paramref name="target"/>, row <c>i</c> at <c>target + i·ldTarget</c>; allocates nothing.</summary>
    /// <param name="rows">Row numbers, each in [0, Rows); any order, repeats allowed.</param>
    /// <param name="target">Room for <c>rows.Length</c> rows.</param>
    /// <param name="ldTarget">Floats from one target row to the next, at least <see cref="Columns"/>; what lies between is left alone.</param>
    public void Gather(ReadOnlySpan<int> rows, float* target, nint ldTarget)
    {
        Check(rows, target, ldTarget);
        var next = rows[Math.Min(RowsAhead, rows.Length)..];
        for (var i = 0; i < rows.Length; i++)
        {
            Prefetch(next, i);
            CopyRow(rows[i], target + (i * ldTarget));
        }
    }

    /// <summary>The same as training sees them in one epoch: rows that are augmented are changed at random, each by its own fork of
    /// <paramref name="epoch"/>.</summary>
    /// <param name="rows">Row numbers, each in [0, Rows); any order, repeats allowed.</param>
    /// <param name="target">Room for <c>rows.Length</c> rows.</param>
    /// <param name="ldTarget">Floats from one target row to the next, at least <see cref="Columns"/>; what lies between is left alone.</param>
    /// <param name="epoch">The stream of this epoch; row <c>r</c> draws from fork <c>r</c>, whatever batch it is in.</param>
    /// <param name="next">The rows of the next batch, where they are known: shuffled rows come from memory, and these are on their way meanwhile.</param>
    public void Gather(ReadOnlySpan<int> rows, float* target, nint ldTarget, RandomStream epoch, ReadOnlySpan<int> next = default)
    {
        Check(rows, target, ldTarget);
        for (var i = 0; i < rows.Length; i++)
        {
            Prefetch(next, i);
            CopyRow(rows[i], target + (i * ldTarget), epoch);
        }
    }

    /// <summary>All rows as one array, <c>[Rows × Columns]</c> row-major.</summary>
    public float[] ReadAll() => ToArray([.. Enumerable.Range(0, Rows)]);

    /// <summary>The named rows as one array, <c>[rows × columns]</c> row-major.</summary>
    public float[] ToArray(params ReadOnlySpan<int> rows)
    {
        var values = new float[checked(rows.Length * Columns)];
        fixed (float* first = values)
        {
            if (values.Length > 0) Gather(rows, first, Columns);
        }

        return values;
    }

    /// <summary>Writes one row whose number was checked.</summary>
    internal abstract void CopyRow(int row, float* target);

    /// <summary>Writes one row whose number was checked, as training sees it in an epoch.</summary>
    internal virtual void CopyRow(int row, float* target, RandomStream epoch) => CopyRow(row, target);

    /// <summary>Asks the processor to fetch one row whose number was checked, where the row lies in one piece.</summary>
    internal virtual void PrefetchRow(int row)
    {
    }

    /// <summary>Asks the processor to fetch so many bytes into the second-level cache; does nothing where it cannot be asked.</summary>
    private protected static void Prefetch(void* first, int bytes)
    {
        if (!Sse.IsSupported) return;
        for (var i = 0; i < bytes; i += AlignedBuffer.Alignment) Sse.Prefetch1((byte*)first + i);
        Sse.Prefetch1((byte*)first + bytes - 1);
    }

    /// <summary>The rows at <paramref name="indices"/>, sharing this store's memory; row <c>i</c> of the view is <c>indices[i]</c> here.</summary>
    internal RowStore View(int[] indices) => new RowView(this, indices);

    private void Prefetch(ReadOnlySpan<int> rows, int index)
    {
        if (index < rows.Length && (uint)rows[index] < (uint)Rows) PrefetchRow(rows[index]);
    }

    private void Check(ReadOnlySpan<int> rows, float* target, nint ldTarget)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(ldTarget, Columns);
        foreach (var row in rows)
            if ((uint)row >= (uint)Rows) throw new ArgumentOutOfRangeException(nameof(rows), row, $"The rows are 0 to {Rows - 1}.");
    }
}
