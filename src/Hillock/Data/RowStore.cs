using System.Runtime.Intrinsics.X86;
using Hillock.Kernels;

namespace Hillock.Data;

/// <summary>Samples kept in memory as rows of numbers, read as float32 a batch at a time.</summary>
public abstract unsafe class RowStore
{
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
    /// <param name="next">The rows of the next call where they are known: in random order rows come from memory, and these are fetched meanwhile.</param>
    public void Gather(ReadOnlySpan<int> rows, float* target, nint ldTarget, ReadOnlySpan<int> next = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(ldTarget, Columns);
        var fetched = next.IsEmpty ? rows[Math.Min(RowsAhead, rows.Length)..] : next;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if ((uint)row >= (uint)Rows) throw new ArgumentOutOfRangeException(nameof(rows), row, $"The rows are 0 to {Rows - 1}.");
            if (i < fetched.Length && (uint)fetched[i] < (uint)Rows) FetchRow(fetched[i]);
            CopyRow(row, target + (i * ldTarget));
        }
    }

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

    /// <summary>Asks the processor to fetch one row whose number was checked.</summary>
    internal abstract void FetchRow(int row);

    /// <summary>Asks the processor to fetch so many bytes into the second-level cache; does nothing where it cannot be asked.</summary>
    private protected static void Fetch(void* first, int bytes)
    {
        if (!Sse.IsSupported) return;
        for (var i = 0; i < bytes; i += AlignedBuffer.Alignment) Sse.Prefetch1((byte*)first + i);
        Sse.Prefetch1((byte*)first + bytes - 1);
    }

    /// <summary>The rows at <paramref name="indices"/>, sharing this store's memory; row <c>i</c> of the view is <c>indices[i]</c> here.</summary>
    internal RowStore View(int[] indices) => new RowView(this, indices);
}
