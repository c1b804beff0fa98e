using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Every reader of data against files that were damaged at random: each loads, or is refused in words.</summary>
/// <remarks>The environment variable <c>HILLOCK_FUZZ</c> says how many mutants each reader gets; the suite gives it a few.</remarks>
public sealed class ReaderFuzzTests : IDisposable
{
    private const int Few = 60;
    private readonly TemporaryFolder _folder = new();

    private static int Mutants =>
        int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Few;

    [Fact]
    public void Tables() => Try("table.csv", Table(), path => Datasets.Load(path));

    [Fact]
    public void Tables_with_a_test_file()
    {
        _folder.Write("train.csv", Table());
        Try("test.csv", Table(), path => Datasets.Load(_folder.File("train.csv"), new DataOptions { TestPath = path, Target = "k" }));
    }

    [Fact]
    public void Packed_tables() => Try("table.csv.gz", TemporaryFolder.Gzip(Table()), path => Datasets.Load(path));

    [Fact]
    public void Series_in_time()
    {
        var options = new DataOptions { Target = "y", Series = new SeriesOptions { Window = 3, Period = 4, Differences = [1] } };
        var rows = Enumerable.Range(0, 60).Select(t =>
            string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2020, 1, 1).AddDays(t):yyyy-MM-dd},{t * 7 % 11}.5"));
        Try("series.csv", System.Text.Encoding.UTF8.GetBytes("day,y\n" + string.Join('\n', rows)), path => Datasets.Load(path, options));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-labels-idx1-ubyte")]
    [InlineData("t10k-images-idx3-ubyte.gz")]
    public void Idx_folders(string damaged)
    {
        foreach (var (name, count) in new[] { ("train", 40), ("t10k", 20) })
        {
            _folder.Write($"{name}-images-idx3-ubyte", TemporaryFolder.Idx([.. Enumerable.Range(0, count * 12).Select(i => (byte)(i * 7))], count, 4, 3));
            _folder.Write($"{name}-labels-idx1-ubyte", TemporaryFolder.Idx([.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))], count));
        }

        var whole = File.ReadAllBytes(_folder.File(damaged.Replace(".gz", "", StringComparison.Ordinal)));
        Try(damaged, damaged.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Gzip(whole) : whole, _ => Datasets.Load(_folder.Path));
    }

    [Fact]
    public void Cifar_files() => Try("data_batch_1.bin", Cifar(), path => Datasets.Load(path));

    [Fact]
    public void Cifar_archives() => Try("cifar.tar.gz", Archive(), path => Datasets.Load(path));

    // Damage within the archive, under a sound packing.
    [Fact]
    public void Unpacked_archives() => Try("cifar.tar.gz", Unpack(Archive()), path => Datasets.Load(path), TemporaryFolder.Gzip);

    [Fact]
    public void Folders_of_texts()
    {
        _folder.Write("b.txt", string.Join('\n', Enumerable.Range(0, 30).Select(i => $"text {i % 7}")));
        Try("a.txt", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 30).Select(i => $"zeile ä {i}"))), _ =>
            Datasets.Load(_folder.Path));
    }

    [Fact]
    public void Vocabularies() => Try("vocabulary.json", """{"length": 12, "characters": "abcäß語"}"""u8.ToArray(), path => Vocabulary.Load(path));

    public void Dispose() => _folder.Dispose();

    private static byte[] Table()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i % 7}.25,{(i % 5 == 0 ? "" : "\"p, q\"")},{i * 1_000_003},{(i % 2 == 0 ? "x" : "y")}");
        return System.Text.Encoding.UTF8.GetBytes("a,c,big,k\r\n" + string.Join("\r\n", rows) + "\r\n");
    }

    private static byte[] Cifar()
    {
        var bytes = new byte[30 * 3073];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i % 3073 == 0 ? i / 3073 % 10 : i * 31);
        return bytes;
    }

    private static byte[] Archive()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            foreach (var (name, bytes) in new[] { ("set/data_batch_1.bin", Cifar()), ("set/test_batch.bin", Cifar()),
                ("set/batches.meta.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"u8.ToArray()) })
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private void Try(string name, byte[] whole, Action<string> read, Func<byte[], byte[]>? pack = null)
    {
        read(_folder.Write(name, pack is null ? whole : pack(whole)));
        for (var seed = 0; seed < Mutants; seed++)
        {
            var mutant = Mutant.Of(whole, new RandomStream(seed, name));
            var path = _folder.Write(name, pack is null ? mutant : pack(mutant));
            try
            {
                read(path);
            }
            catch (HillockException e)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message));
                Assert.True(e.Message.Length < 5_000, $"{name}, mutant {seed}: a message of {e.Message.Length} characters.");
            }
            catch (Exception e)
            {
                Assert.Fail($"{name}, mutant {seed}: {e}");
            }
        }
    }
}
