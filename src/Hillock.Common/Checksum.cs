using System.Buffers.Binary;
using System.Numerics;

namespace Hillock;

/// <summary>The CRC-32C (Castagnoli) of bytes as they come: finds every flipped bit, and any other damage but for one in 2^32.</summary>
public struct Checksum
{
    private uint _rest;

    /// <summary>That of no bytes.</summary>
    public Checksum() => _rest = uint.MaxValue;

    /// <summary>As eight hexadecimal digits.</summary>
    public readonly string Text => (~_rest).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Takes in more bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) _rest =
            BitOperations.Crc32C(_rest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) _rest = BitOperations.Crc32C(_rest, one);
    }
}
