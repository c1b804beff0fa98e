using System.Diagnostics;
using System.IO.Compression;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>What is too much is refused before it takes memory, and no message prints it whole.</summary>
public sealed class ReadingLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_row_of_too_many_cells_is_refused_while_it_is_read()
    {
        var message = _folder.Refusal(new string(',', 3_000_000) + "\n1,2\n");
        Assert.Contains("table.csv, line 1: more than 100,000 cells with ',' between them", message, StringComparison.Ordinal);
        Assert.Contains("line 2: more than 100,000 cells", _folder.Refusal("a,b\n" + new string(',', 300_000), new DataOptions { Delimiter = ',' }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_bomb_is_counted_before_it_is_kept()
    {
        // 3 GB of zeros, gzip in gzip's own members: each unpacks to 64 MB.
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < 64; i++) gzip.Write(new byte[1 << 20]);
        var path = _folder.Write("bomb.csv.gz", [.. Enumerable.Repeat(member.ToArray(), 48).SelectMany(bytes => bytes)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Assert.Throws<HillockException>(() => Datasets.Load(path)).Message;
        Assert.Contains("bomb.csv.gz, unpacked, needs more than", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gzip_members_and_high_ratios_are_unpacked_whole(int members)
    {
        var one = TemporaryFolder.Gzip(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1.5,2.5,x\n3.5,4.5,y\n", 20_000))));
        var data = Datasets.Load(_folder.Write("t.csv.gz", [.. Enumerable.Repeat(one, members).SelectMany(bytes => bytes)]),
            new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(40_000 * members, data.Train.Count);
    }

    [Fact]
    public void Devices_and_pipes_are_refused_at_once()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Contains("/dev/zero is a device, not a file", Assert.Throws<HillockException>(() => Datasets.Load("/dev/zero")).Message,
            StringComparison.Ordinal);
        var pipe = _folder.File("pipe.csv");
        using (var make = Process.Start("mkfifo", pipe)) make.WaitForExit();
        Assert.Contains("pipe.csv is a named pipe, not a file", Assert.Throws<HillockException>(() => Datasets.Load(pipe)).Message, StringComparison.Ordinal);
        var link = _folder.File("link.csv");
        File.CreateSymbolicLink(link, pipe);
        Assert.Contains("link.csv is a named pipe", Assert.Throws<HillockException>(() => Datasets.Load(link)).Message, StringComparison.Ordinal);
        Assert.Contains("is a named pipe", Assert.Throws<HillockException>(() => TextFile.Read(pipe)).Message, StringComparison.Ordinal);
        Assert.Contains("MemTotal", OperatingSystem.IsLinux() ? TextFile.Read("/proc/meminfo") : "MemTotal", StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_prints_a_long_cell_whole()
    {
        var long1 = new string('x', 1_000_000);
        string[] files =
        [
            $"a,b,k\n1,2,x\n3,{long1},y\n5,6,x\n7,8,y\n",
            $"a,{long1},k\n1,2,x\n3,oops,y\n5,6,x\n7,8,y\n",
            $"a,k\n1,{long1}\n2,{long1}\n3,{long1}\n",
            $"a,b,k\n1,inf{new string('1', 1_000_000)},x\n3,4,y\n5,6,x\n7,8,y\n",
            $"a,b,k\n1,{new string('9', 1_000_000)},x\n3,4,y\n5,6,x\n7,8,y\n",
            $"a,b\n1,{long1},x\n",
        ];
        foreach (var text in files) Assert.InRange(_folder.Refusal(text).Length, 1, 1000);
        Assert.InRange(_folder.Refusal("a,b,k\n1,2,x\n3,4,y\n5,6,x\n", new DataOptions { Target = long1 }).Length, 1, 1000);
        Assert.InRange(new HillockException(long1).Message.Length, 1, 5000);
        var test = _folder.Write("test.csv", $"a,b,k\n1,2,{long1}\n");
        Assert.InRange(_folder.Refusal("a,b,k\n1,2,x\n3,4,y\n5,6,x\n1,3,y\n", new DataOptions { TestPath = test }).Length, 1, 1000);
        var data = _folder.Load($"a,{long1},k\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 7},5,{(i % 2 == 0 ? long1 : "y")}\n")));
        Assert.All(data.Warnings, warning => Assert.InRange(warning.Length, 1, 1000));
    }

    [Fact]
    public void A_message_shows_control_characters_and_does_not_send_them() =>
        Assert.Contains("'␛]0;x␇␊y' is text in a numeric column", _folder.Refusal("a,b,k\n1,2,x\n3,\"\u001B]0;x\u0007\ny\",y\n5,6,x\n7,8,y\n"),
            StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
