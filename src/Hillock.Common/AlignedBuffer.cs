using System.Runtime.InteropServices;

namespace Hillock;

/// <summary>Zeroed native float32 memory on a cache-line boundary, freed when unreachable; in large pages from 4 MiB on, where the system has them.</summary>
/// <remarks>What <see cref="Pointer"/> gives is for unsafe code, which must keep the buffer alive and undisposed; <see cref="CopyFrom"/> and
/// <see cref="CopyTo"/> are safe from any thread.</remarks>
public sealed unsafe class AlignedBuffer : IDisposable
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    public const int Alignment = 64;

    private readonly Lock _copying = new();
    private nint _address;

    /// <summary>Reserves <paramref name="length"/> floats, all zero.</summary>
    /// <exception cref="HillockException">So much memory is not free.</exception>
    public AlignedBuffer(nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        MemoryLimit.Require((Int128)length * sizeof(float), "This network and its batch need",
            $"Give smaller or fewer layers, a smaller batch ({new SettingHint("BatchSize")}), or shorter inputs.");
        Length = length;
        var bytes = checked((nuint)Math.Max(length, 1) * sizeof(float));
        var large = LargePages.Suit(bytes);
        var memory = NativeMemory.AlignedAlloc(bytes, large ? LargePages.Size : Alignment);
        if (large) LargePages.Request(memory, bytes);
        NativeMemory.Clear(memory, bytes);
        _address = (nint)memory;
    }

    /// <summary>Frees the memory.</summary>
    ~AlignedBuffer() => Free();

    /// <summary>The first element.</summary>
    /// <exception cref="ObjectDisposedException">The memory was freed.</exception>
    public float* Pointer => _address != 0 ? (float*)_address : Freed();

    /// <summary>Number of floats.</summary>
    public nint Length { get; }

    /// <summary>The whole buffer, for code that keeps it alive; shorter than 2^31 elements.</summary>
    public Span<float> Span => new(Pointer, checked((int)Length));

    /// <summary><paramref name="count"/> rounded up to whole cache lines of floats.</summary>
    public static int Padded(int count) => (count + 15) & ~15;

    /// <summary>Copies numbers into the buffer, from element <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not fit.</exception>
    /// <exception cref="ObjectDisposedException">The memory was freed.</exception>
    public void CopyFrom(ReadOnlySpan<float> source, nint start = 0)
    {
        lock (_copying) source.CopyTo(Part(start, source.Length));
    }

    /// <summary>Copies numbers out of the buffer, from element <paramref name="start"/> on, as many as <paramref name="target"/> takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    /// <exception cref="ObjectDisposedException">The memory was freed.</exception>
    public void CopyTo(Span<float> target, nint start = 0)
    {
        lock (_copying) Part(start, target.Length).CopyTo(target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_copying) Free();
        GC.SuppressFinalize(this);
    }

    private static float* Freed() => throw new ObjectDisposedException(nameof(AlignedBuffer));

    private Span<float> Part(nint start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - start, nameof(count));
        return new Span<float>(Pointer + start, count);
    }

    private void Free()
    {
        if (Interlocked.Exchange(ref _address, 0) is var address and not 0) NativeMemory.AlignedFree((void*)address);
    }
}
