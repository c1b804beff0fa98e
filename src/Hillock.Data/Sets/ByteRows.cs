using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Data;

/// <summary>Rows kept at one byte a number, read as <c>scale·byte + shift</c>: images at a quarter of float32's memory.</summary>
internal sealed unsafe class ByteRows : RowStore
{
    // The widest load takes 64 bytes; a pattern of 64 numbers for each channel fits every place where a load can begin.
    private const int Period = 64;

    private readonly byte[] _bytes;
    private readonly float[] _scale;
    private readonly float[] _shift;

    /// <summary>Wraps <paramref name="bytes"/>, <c>[rows × columns]</c> row-major, without copying.</summary>
    public ByteRows(byte[] bytes, int columns, float scale = 1f / 255, float shift = 0)
        : this(bytes, columns, [scale], [shift])
    {
    }

    /// <summary>Wraps <paramref name="bytes"/>, <c>[rows × columns]</c> row-major, without copying; number <c>i</c> of a row takes scale and shift <c>i mod
    /// channels</c>.</summary>
    public ByteRows(byte[] bytes, int columns, IReadOnlyList<float> scales, IReadOnlyList<float> shifts)
        : base(RowsOf(bytes.Length, columns), columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scales.Count, nameof(scales));
        ArgumentOutOfRangeException.ThrowIfNotEqual(shifts.Count, scales.Count, nameof(shifts));
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns % scales.Count, 0, nameof(columns));
        _bytes = bytes;
        Scales = scales;
        Shifts = shifts;
        _scale = Repeat(scales);
        _shift = Repeat(shifts);
    }

    /// <summary>What a byte is multiplied by, one number a channel.</summary>
    public IReadOnlyList<float> Scales { get; }

    /// <summary>What is added then, one number a channel.</summary>
    public IReadOnlyList<float> Shifts { get; }

    // Product and sum are rounded apart at every width, so that each machine reads the same numbers.
    internal override void CopyRow(int row, float* target)
    {
        fixed (byte* first = &_bytes[row * Columns])
        fixed (float* scale = _scale, shift = _shift)
        {
            int i = 0, at = 0;
            if (Avx512F.IsSupported)
            {
                for (; i <= Columns - Vector512<byte>.Count; i += Vector512<byte>.Count, at = Next(at, Vector512<byte>.Count))
                    Convert512(first + i, target + i, scale + at, shift + at);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; i <= Columns - Vector256<byte>.Count; i += Vector256<byte>.Count, at = Next(at, Vector256<byte>.Count))
                    Convert256(first + i, target + i, scale + at, shift + at);
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; i <= Columns - Vector128<byte>.Count; i += Vector128<byte>.Count, at = Next(at, Vector128<byte>.Count))
                    Convert128(first + i, target + i, scale + at, shift + at);
            }

            for (; i < Columns; i++, at = Next(at, 1)) target[i] = (first[i] * scale[at]) + shift[at];
        }
    }

    internal override void PrefetchRow(int row)
    {
        fixed (byte* first = &_bytes[row * Columns]) Prefetch(first, Columns);
    }

    private int Next(int at, int count) => at + count == _scale.Length ? 0 : at + count;

    private static float[] Repeat(IReadOnlyList<float> values)
    {
        var pattern = new float[Period * values.Count];
        for (var i = 0; i < pattern.Length; i++) pattern[i] = values[i % values.Count];
        return pattern;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert512(byte* source, float* target, float* scale, float* shift)
    {
        Convert16(source, target, scale, shift);
        Convert16(source + 16, target + 16, scale + 16, shift + 16);
        Convert16(source + 32, target + 32, scale + 32, shift + 32);
        Convert16(source + 48, target + 48, scale + 48, shift + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert16(byte* source, float* target, float* scale, float* shift)
    {
        var value = Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(source)));
        ((value * Vector512.Load(scale)) + Vector512.Load(shift)).Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert256(byte* source, float* target, float* scale, float* shift)
    {
        var (low, high) = Vector256.Widen(Vector256.Load(source));
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        ((Vector256.ConvertToSingle(a.AsInt32()) * Vector256.Load(scale)) + Vector256.Load(shift)).Store(target);
        ((Vector256.ConvertToSingle(b.AsInt32()) * Vector256.Load(scale + 8)) + Vector256.Load(shift + 8)).Store(target + 8);
        ((Vector256.ConvertToSingle(c.AsInt32()) * Vector256.Load(scale + 16)) + Vector256.Load(shift + 16)).Store(target + 16);
        ((Vector256.ConvertToSingle(d.AsInt32()) * Vector256.Load(scale + 24)) + Vector256.Load(shift + 24)).Store(target + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert128(byte* source, float* target, float* scale, float* shift)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(source));
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        ((Vector128.ConvertToSingle(a.AsInt32()) * Vector128.Load(scale)) + Vector128.Load(shift)).Store(target);
        ((Vector128.ConvertToSingle(b.AsInt32()) * Vector128.Load(scale + 4)) + Vector128.Load(shift + 4)).Store(target + 4);
        ((Vector128.ConvertToSingle(c.AsInt32()) * Vector128.Load(scale + 8)) + Vector128.Load(shift + 8)).Store(target + 8);
        ((Vector128.ConvertToSingle(d.AsInt32()) * Vector128.Load(scale + 12)) + Vector128.Load(shift + 12)).Store(target + 12);
    }

    private static int RowsOf(int length, int columns) =>
        columns > 0 && length % columns == 0
            ? length / columns
            : throw new ArgumentException($"{length} bytes do not fill rows of {columns}.", nameof(columns));
}
