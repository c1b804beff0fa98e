using System.Buffers.Binary;
using System.IO.Compression;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>A folder for one test's files, deleted after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hillock-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public DataSet Load(string text, DataOptions? options = null) => Datasets.Load(Write("table.csv", text), options);

    public string Refusal(string text, DataOptions? options = null) =>
        Assert.Throws<HillockException>(() => Load(text, options)).Message;

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Idx(byte[] body, params int[] extents)
    {
        var bytes = new byte[4 + (4 * extents.Length) + body.Length];
        (bytes[2], bytes[3]) = (8, (byte)extents.Length);
        for (var i = 0; i < extents.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), extents[i]);
        body.CopyTo(bytes, 4 + (4 * extents.Length));
        return bytes;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
