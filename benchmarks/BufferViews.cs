namespace Hillock.Benchmarks;

/// <summary>Buffers as spans, for cases that keep them alive.</summary>
internal static unsafe class BufferViews
{
    extension(AlignedBuffer buffer)
    {
        /// <summary>The whole buffer.</summary>
        public Span<float> Span => new(buffer.Pointer, checked((int)buffer.Length));
    }
}
