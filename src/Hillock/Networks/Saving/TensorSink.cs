using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hillock.Networks;

/// <summary>Writes the numbers of tensors to a stream, little-endian, and sums them up.</summary>
internal sealed class TensorSink(Stream stream)
{
    /// <summary>Numbers that go through at once: no piece of memory is near 2 GiB, whatever a tensor has.</summary>
    public const int Piece = 1 << 18;

    private readonly int[] _turned = BitConverter.IsLittleEndian ? [] : new int[Piece];
    private Checksum _sum = new();

    /// <summary>Numbers written.</summary>
    public long Count { get; private set; }

    /// <summary>The checksum of all bytes so far.</summary>
    public string Sum => _sum.Text;

    /// <summary>Takes bytes that stand before the numbers into the sum.</summary>
    public void Begin(ReadOnlySpan<byte> header) => _sum.Add(header);

    /// <summary>Writes numbers.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        for (; values.Length > 0; values = values[Math.Min(Piece, values.Length)..])
        {
            var bytes = Bytes(values[..Math.Min(Piece, values.Length)]);
            _sum.Add(bytes);
            stream.Write(bytes);
            Count += bytes.Length / sizeof(float);
        }
    }

    private ReadOnlySpan<byte> Bytes(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.AsBytes(values);
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), _turned);
        return MemoryMarshal.AsBytes(_turned.AsSpan(0, values.Length));
    }
}
