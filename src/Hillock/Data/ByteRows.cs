using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Data;

/// <summary>Rows kept at one byte a number, read as <c>scale·byte + shift</c>: grey images at a quarter of float32's memory.</summary>
public sealed unsafe class ByteRows : RowStore
{
    private readonly byte[] _bytes;

    /// <summary>Wraps <paramref name="bytes"/>, <c>[rows × columns]</c> row-major, without copying.</summary>
    public ByteRows(byte[] bytes, int columns, float scale = 1f / 255, float shift = 0)
        : base(RowsOf(bytes.Length, columns), columns)
    {
        _bytes = bytes;
        Scale = scale;
        Shift = shift;
    }

    /// <summary>What a byte is multiplied by.</summary>
    public float Scale { get; }

    /// <summary>What is added then.</summary>
    public float Shift { get; }

    /// <summary>The bytes, <c>[rows × columns]</c> row-major.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    // Product and sum are rounded apart at every width, so that each machine reads the same numbers.
    internal override void CopyRow(int row, float* target)
    {
        fixed (byte* first = &_bytes[row * Columns])
        {
            var i = 0;
            if (Avx512F.IsSupported)
            {
                var (scale, shift) = (Vector512.Create(Scale), Vector512.Create(Shift));
                for (; i <= Columns - Vector512<float>.Count; i += Vector512<float>.Count)
                    ((Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(first + i))) * scale) + shift).Store(target + i);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                var (scale, shift) = (Vector256.Create(Scale), Vector256.Create(Shift));
                for (; i <= Columns - Vector256<byte>.Count; i += Vector256<byte>.Count) Convert(first + i, target + i, scale, shift);
            }

            if (Vector128.IsHardwareAccelerated)
            {
                var (scale, shift) = (Vector128.Create(Scale), Vector128.Create(Shift));
                for (; i <= Columns - Vector128<byte>.Count; i += Vector128<byte>.Count) Convert(first + i, target + i, scale, shift);
            }

            for (; i < Columns; i++) target[i] = (first[i] * Scale) + Shift;
        }
    }

    internal override void FetchRow(int row)
    {
        fixed (byte* first = &_bytes[row * Columns]) Fetch(first, Columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert(byte* source, float* target, Vector256<float> scale, Vector256<float> shift)
    {
        var (low, high) = Vector256.Widen(Vector256.Load(source));
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        ((Vector256.ConvertToSingle(a.AsInt32()) * scale) + shift).Store(target);
        ((Vector256.ConvertToSingle(b.AsInt32()) * scale) + shift).Store(target + 8);
        ((Vector256.ConvertToSingle(c.AsInt32()) * scale) + shift).Store(target + 16);
        ((Vector256.ConvertToSingle(d.AsInt32()) * scale) + shift).Store(target + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert(byte* source, float* target, Vector128<float> scale, Vector128<float> shift)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(source));
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        ((Vector128.ConvertToSingle(a.AsInt32()) * scale) + shift).Store(target);
        ((Vector128.ConvertToSingle(b.AsInt32()) * scale) + shift).Store(target + 4);
        ((Vector128.ConvertToSingle(c.AsInt32()) * scale) + shift).Store(target + 8);
        ((Vector128.ConvertToSingle(d.AsInt32()) * scale) + shift).Store(target + 12);
    }

    private static int RowsOf(int length, int columns) =>
        columns > 0 && length % columns == 0
            ? length / columns
            : throw new ArgumentException($"{length} bytes do not fill rows of {columns}.", nameof(columns));
}
