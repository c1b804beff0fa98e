namespace Hillock.Networks;

/// <summary>A tensor to be written, from wherever its numbers lie.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Write">Gives all its numbers, in order.</param>
internal sealed record TensorSource(string Name, IReadOnlyList<long> Shape, Action<TensorSink> Write)
{
    /// <summary>A row of numbers in native memory.</summary>
    public static unsafe TensorSource Of(string name, AlignedBuffer buffer) => new(name, [buffer.Length], sink =>
    {
        for (nint done = 0; done < buffer.Length; done += TensorSink.Piece)
            sink.Write(new ReadOnlySpan<float>(buffer.Pointer + done, (int)Math.Min(TensorSink.Piece, buffer.Length - done)));
        GC.KeepAlive(buffer);
    });

    /// <summary>A row of numbers.</summary>
    public static TensorSource Of(string name, float[] values) => new(name, [values.Length], sink => sink.Write(values));
}
