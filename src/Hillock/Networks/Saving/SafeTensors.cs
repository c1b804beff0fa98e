using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hillock.Networks.Saving;

/// <summary>Tensors by name in the safetensors form: 8 bytes of header length, a JSON header, raw little-endian float32.</summary>
internal static class SafeTensors
{
    private const int LongestHeader = 100_000_000;

    /// <summary>Writes the tensors in the given order.</summary>
    public static void Write(Stream stream, IReadOnlyList<(string Name, int[] Shape, float[] Values)> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header)) WriteHeader(json, tensors);
        while (header.Length % 8 != 0) header.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.Position = 0;
        header.CopyTo(stream);
        foreach (var (_, _, values) in tensors) WriteValues(stream, values);
    }

    /// <summary>Reads all tensors; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="HillockException">Not such a file, truncated, or altered.</exception>
    public static Dictionary<string, (int[] Shape, float[] Values)> Read(byte[] bytes, string path)
    {
        if (bytes.Length < 8) throw Broken(path, $"it has {bytes.Length} bytes, fewer than its header's length takes");
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > LongestHeader || 8 + length > bytes.Length)
            throw Broken(path, $"its header should be {length} bytes and the file has {bytes.Length}");
        try
        {
            using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)length));
            return header.RootElement.EnumerateObject()
                .Where(p => p.Name != "__metadata__")
                .ToDictionary(p => p.Name, p => ReadTensor(p, bytes, 8 + (int)length, path));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new HillockException($"'{path}' is damaged: its header cannot be read ({e.Message}). Save the network again, or take a backup.", e);
        }
    }

    private static void WriteHeader(Utf8JsonWriter json, IReadOnlyList<(string Name, int[] Shape, float[] Values)> tensors)
    {
        json.WriteStartObject();
        long offset = 0;
        foreach (var (name, shape, values) in tensors)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (var extent in shape) json.WriteNumberValue(extent);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += values.Length * sizeof(float));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Stream stream, float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            return;
        }

        Span<byte> one = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(one, value);
            stream.Write(one);
        }
    }

    private static (int[] Shape, float[] Values) ReadTensor(JsonProperty tensor, byte[] bytes, int start, string path)
    {
        var type = tensor.Value.GetProperty("dtype").GetString();
        if (type != "F32") throw Broken(path, $"{tensor.Name} is of type {type}, expected F32");
        int[] shape = [.. tensor.Value.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];
        long[] range = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt64())];
        var count = shape.Aggregate(1L, (product, extent) => product * extent);
        if (range.Length != 2 || range[0] < 0 || count < 0 || range[1] - range[0] != count * sizeof(float))
            throw Broken(path, $"{tensor.Name} has the shape {string.Join('×', shape)} and another number of bytes");
        if (start + range[1] > bytes.Length)
            throw Broken(path, $"{tensor.Name} should end at byte {start + range[1]} and the file has {bytes.Length}; it is cut short");
        var values = new float[count];
        var source = bytes.AsSpan((int)(start + range[0]));
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(i * sizeof(float))..]);
        return (shape, values);
    }

    private static HillockException Broken(string path, string why) =>
        new($"'{path}' is damaged: {why}. Save the network again, or take a backup.");
}
