using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Hillock.Networks;

/// <summary>A safetensors file that has been found whole: its header is read, its tensors are read when they are asked for.</summary>
internal sealed class SafeTensorsFile
{
    private const int LongestHeader = 100_000_000;
    private const string UsualAdvice = "Save the network again, or take a backup.";
    private readonly Stream _stream;
    private readonly string _path;
    private readonly string _advice;
    private readonly long _data;

    /// <summary>Reads the header, and all numbers once where there is a checksum to compare them with.</summary>
    /// <param name="stream">The file; it can seek.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="advice">What to do when it is damaged.</param>
    /// <exception cref="HillockException">Not such a file, cut short, or altered.</exception>
    public SafeTensorsFile(Stream stream, string path, string advice = UsualAdvice)
    {
        (_stream, _path, _advice) = (stream, path, advice);
        var header = ReadHeader();
        _data = SafeTensors.LengthBytes + header.Length;
        string? sum = null;
        try
        {
            using var json = JsonDocument.Parse(header);
            Tensors = ReadTensors(json.RootElement, out sum);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new HillockException(ErrorKind.Data, $"'{path}' is damaged: its header cannot be read ({e.Message}). {advice}", e);
        }

        CheckPlaces();
        if (sum is not null) CheckSum(header, sum);
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors { get; }

    /// <summary>Opens a file, and closes it after <paramref name="use"/>.</summary>
    /// <exception cref="HillockException">Not such a file, cut short, or altered.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void Use(string path, Action<SafeTensorsFile> use, string advice = UsualAdvice)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        use(new SafeTensorsFile(stream, path, advice));
    }

    /// <summary>Reads a whole tensor into native memory of as many numbers.</summary>
    public unsafe void Read(TensorEntry tensor, AlignedBuffer target)
    {
        for (nint done = 0; done < target.Length; done += TensorSink.Piece)
            Read(tensor, done, new Span<float>(target.Pointer + done, (int)Math.Min(TensorSink.Piece, target.Length - done)));
        GC.KeepAlive(target);
    }

    /// <summary>Reads numbers of a tensor.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="first">The number to begin with.</param>
    /// <param name="target">Is filled.</param>
    public void Read(TensorEntry tensor, long first, Span<float> target)
    {
        _stream.Position = _data + tensor.Start + (first * sizeof(float));
        for (; target.Length > 0; target = target[Math.Min(TensorSink.Piece, target.Length)..])
        {
            var piece = target[..Math.Min(TensorSink.Piece, target.Length)];
            _stream.ReadExactly(MemoryMarshal.AsBytes(piece));
            if (BitConverter.IsLittleEndian) continue;
            var turned = MemoryMarshal.Cast<float, int>(piece);
            BinaryPrimitives.ReverseEndianness(turned, turned);
        }
    }

    private byte[] ReadHeader()
    {
        if (_stream.Length < SafeTensors.LengthBytes) throw Broken($"it has {_stream.Length} bytes, fewer than its header's length takes");
        Span<byte> bytes = stackalloc byte[SafeTensors.LengthBytes];
        _stream.Position = 0;
        _stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > LongestHeader || SafeTensors.LengthBytes + length > _stream.Length)
            throw Broken($"its header should be {length} bytes and the file has {_stream.Length}");
        var header = new byte[length];
        _stream.ReadExactly(header);
        return header;
    }

    private Dictionary<string, TensorEntry> ReadTensors(JsonElement header, out string? sum)
    {
        var tensors = new Dictionary<string, TensorEntry>();
        sum = null;
        foreach (var entry in header.EnumerateObject())
        {
            if (entry.Name == SafeTensors.Metadata)
                sum = entry.Value.TryGetProperty(SafeTensors.SumKey, out var kept) ? kept.GetString() : null;
            else if (!tensors.TryAdd(entry.Name, ReadTensor(entry)))
                throw Broken($"it has two tensors called {entry.Name}");
        }

        return tensors;
    }

    private TensorEntry ReadTensor(JsonProperty entry)
    {
        var type = entry.Value.GetProperty("dtype").GetString();
        if (type != "F32") throw Broken($"{entry.Name} is of type {type}, expected F32");
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64())];
        long[] range = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt64())];
        if (shape.Any(e => e < 0) || range.Length != 2 || range[0] < 0 || range[1] < range[0])
            throw Broken($"{entry.Name} has the shape [{string.Join(", ", shape)}] at the bytes [{string.Join(", ", range)}]");
        var (bytes, count) = (range[1] - range[0], 1L);
        // Compared one extent at a time, so that no product passes what the file can have.
        foreach (var extent in shape) count = extent == 0 || count <= bytes / extent ? count * extent : long.MaxValue;
        if (shape.Contains(0)) count = 0;
        if (count != bytes / sizeof(float) || bytes % sizeof(float) != 0)
            throw Broken($"{entry.Name} has the shape {string.Join('×', shape)} and another number of bytes, {bytes}");
        return new TensorEntry(entry.Name, shape, range[0], count);
    }

    // Tensors lie one after another, and nothing lies between or after them.
    private void CheckPlaces()
    {
        long end = 0;
        foreach (var tensor in Tensors.Values.OrderBy(t => t.Start).ThenBy(t => t.End))
        {
            if (tensor.Start < end) throw Broken(
                $"{tensor.Name} begins at byte {tensor.Start} of the numbers, inside the tensor before it, which ends at {end}");
            if (tensor.Start > end) throw Broken($"there are {tensor.Start - end} bytes before {tensor.Name} that belong to no tensor");
            end = tensor.End;
        }

        var there = _stream.Length - _data;
        if (there < end) throw Broken($"its tensors should end at byte {_data + end} and the file has {_stream.Length}; it is cut short");
        if (there > end) throw Broken($"there are {there - end} bytes after its last tensor");
    }

    private void CheckSum(byte[] header, string expected)
    {
        var place = SafeTensors.PlaceOfSum(header);
        if (place >= 0) Encoding.ASCII.GetBytes(SafeTensors.NoSum).CopyTo(header.AsSpan(place));
        var sum = new Checksum();
        sum.Add(header);
        var piece = new byte[TensorSink.Piece * sizeof(float)];
        _stream.Position = _data;
        for (int read; (read = _stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false)) > 0;) sum.Add(piece.AsSpan(0, read));
        if (sum.Text != expected) throw Broken($"its checksum is {sum.Text} and should be {expected}, so some of its bytes have changed");
    }

    private HillockException Broken(string why) => new(ErrorKind.Data, $"'{_path}' is damaged: {why}. {_advice}");
}
