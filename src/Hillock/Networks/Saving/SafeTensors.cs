using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Hillock.Networks;

/// <summary>Writes tensors by name in the safetensors form: 8 bytes of header length, a JSON header, raw little-endian float32.</summary>
/// <remarks>The header's metadata hold the CRC-32C of the header, with zeros in its place, and of all numbers.</remarks>
internal static class SafeTensors
{
    /// <summary>The entry of the header that is no tensor.</summary>
    public const string Metadata = "__metadata__";

    /// <summary>The key of the checksum among the metadata.</summary>
    public const string SumKey = "crc32c";

    /// <summary>What stands in place of the checksum while it is computed.</summary>
    public const string NoSum = "00000000";

    /// <summary>Bytes before the header.</summary>
    public const int LengthBytes = sizeof(long);

    /// <summary>Writes the tensors in the given order.</summary>
    /// <param name="stream">Where to; it can seek, as the checksum is put in last.</param>
    /// <param name="tensors">The tensors.</param>
    public static void Write(Stream stream, IReadOnlyList<TensorSource> tensors)
    {
        var header = Header(tensors);
        var start = stream.Position;
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        var sink = new TensorSink(stream);
        sink.Begin(header);
        foreach (var tensor in tensors)
        {
            var expected = sink.Count + Count(tensor);
            tensor.Write(sink);
            if (sink.Count != expected) throw new InvalidOperationException($"{tensor.Name} gave {sink.Count - expected} numbers more than its shape has.");
        }

        var end = stream.Position;
        stream.Position = start + LengthBytes + PlaceOfSum(header);
        stream.Write(Encoding.ASCII.GetBytes(sink.Sum));
        stream.Position = end;
    }

    /// <summary>Where the checksum stands in a header; -1 where there is none.</summary>
    public static int PlaceOfSum(ReadOnlySpan<byte> header)
    {
        var key = Encoding.ASCII.GetBytes($"\"{SumKey}\":\"");
        var place = header.LastIndexOf(key);
        return place < 0 || place + key.Length + NoSum.Length > header.Length ? -1 : place + key.Length;
    }

    private static long Count(TensorSource tensor) => tensor.Shape.Aggregate(1L, (product, extent) => checked(product * extent));

    private static byte[] Header(IReadOnlyList<TensorSource> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header)) WriteHeader(json, tensors);
        while (header.Length % LengthBytes != 0) header.WriteByte((byte)' ');
        return header.ToArray();
    }

    private static void WriteHeader(Utf8JsonWriter json, IReadOnlyList<TensorSource> tensors)
    {
        json.WriteStartObject();
        long offset = 0;
        foreach (var tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (var extent in tensor.Shape) json.WriteNumberValue(extent);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += checked(Count(tensor) * sizeof(float)));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartObject(Metadata);
        json.WriteString(SumKey, NoSum);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
