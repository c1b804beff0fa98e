namespace Hillock.Kernels.Convolution;

/// <summary>Memory that one thread uses again and again; it grows at first use and is kept.</summary>
internal static unsafe class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBuffer? _buffer;

    /// <summary>At least <paramref name="length"/> floats with any content, good until this thread's next call.</summary>
    public static float* Take(nint length)
    {
        if (_buffer is { } buffer && buffer.Length >= length) return buffer.Pointer;
        _buffer?.Dispose();
        _buffer = new AlignedBuffer(length);
        return _buffer.Pointer;
    }
}
