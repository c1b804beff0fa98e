using System.Runtime.InteropServices;

namespace Hillock.Kernels;

/// <summary>Zeroed native float32 memory on a cache-line boundary, freed when unreachable; in large pages from 4 MiB on, where the system has them.</summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>Reserves <paramref name="length"/> floats, all zero.</summary>
    /// <exception cref="HillockException">So much memory is not free.</exception>
    public AlignedBuffer(nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        MemoryLimit.Require((Int128)length * sizeof(float), "This network and its batch need", "Give smaller or fewer layers, a smaller batch (--batch-size), or shorter inputs.");
        Length = length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        var large = LargePages.Suit(bytes);
        Pointer = (float*)NativeMemory.AlignedAlloc(bytes, large ? LargePages.Size : Alignment);
        if (large) LargePages.Request(Pointer, bytes);
        NativeMemory.Clear(Pointer, bytes);
    }

    /// <summary>Frees the memory.</summary>
    ~AlignedBuffer() => Free();

    /// <summary>The first element.</summary>
    public float* Pointer { get; private set; }

    /// <summary>Number of floats.</summary>
    public nint Length { get; }

    /// <summary>The whole buffer; shorter than 2^31 elements.</summary>
    public Span<float> Span => new(Pointer, checked((int)Length));

    /// <summary><paramref name="count"/> rounded up to whole cache lines of floats.</summary>
    public static int Padded(int count) => (count + 15) & ~15;

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
