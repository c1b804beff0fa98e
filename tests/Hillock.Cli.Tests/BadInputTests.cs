using System.IO.Compression;

namespace Hillock.Cli.Tests;

/// <summary>What users get wrong: each its own message, the exit code of its kind, nothing on stdout.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unknown_activation() => Refuses("Did you mean relu", "--activations", "rleu,tanh");

    [Fact]
    public void Formula_with_a_typo()
    {
        var message = Refuses("'tahn'", "--activations", "relu,x * tahn(x)");
        Assert.Contains("tanh", message, StringComparison.Ordinal);
        Assert.Contains("\n      ^", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file() => Refuses("nowhere.csv", "--data", Path.Combine(_folder.Location, "nowhere.csv"));

    [Fact]
    public void Truncated_gz()
    {
        var whole = Gzip(Header(3, 10, 28, 28), new byte[7840]);
        Images(whole[..(whole.Length / 2)], Gzip(Header(1, 10), new byte[10]));
        Refuses(ErrorKind.Data, "train-images", "--data", _folder.Location);
    }

    [Fact]
    public void Labels_and_images_of_different_counts()
    {
        Images(Gzip(Header(3, 10, 28, 28), new byte[7840]), Gzip(Header(1, 9), new byte[9]));
        var message = Refuses(ErrorKind.Data, "train-labels", "--data", _folder.Location);
        Assert.Contains("10", message, StringComparison.Ordinal);
        Assert.Contains("9", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ragged_csv()
    {
        var path = Table("a,b,y\n" + Rows(i => $"{i},{i * 2},{i % 2}") + "1,2\n");
        Refuses(ErrorKind.Data, "line 42", "--data", path, "--target", "y");
    }

    [Fact]
    public void Text_in_a_numeric_column()
    {
        var path = Table("a,b,y\n" + Rows(i => $"{i},{i * 2},{i % 2}") + "1,oops,0\n");
        var message = Refuses(ErrorKind.Data, "oops", "--data", path, "--target", "y");
        Assert.Contains("line 42", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("inf")]
    public void A_cell_that_is_not_finite(string cell)
    {
        var path = Table("a,b,y\n" + Rows(i => $"{i},{i * 2},{i % 2}") + $"1,{cell},0\n");
        Refuses(ErrorKind.Data, "line 42", "--data", path, "--target", "y");
    }

    [Fact]
    public void Unknown_target_column() =>
        Refuses("Did you mean price", "--data", Table("size,price\n" + Rows(i => $"{i},{i}.5")), "--target", "prise");

    [Fact]
    public void One_class_only() => Refuses(ErrorKind.Data, "class", "--data", Table("a,y\n" + Rows(i => $"{i},yes")), "--target", "y");

    [Fact]
    public void Zero_rows() => Refuses(ErrorKind.Data, "row", "--data", Table("a,y\n"), "--target", "y");

    [Fact]
    public void Hidden_size_zero() => Refuses("hidden is '0'", "--hidden", "64,0");

    [Fact]
    public void Negative_rate() => Refuses("rate is '-1'", "--rate", "-1");

    [Fact]
    public void Unknown_optimiser() => Refuses("Did you mean rmsprop", "--optimizer", "rmspop");

    [Fact]
    public void A_setting_that_an_optimiser_does_not_have() => Refuses("momentum belongs to sgd and rmsprop", "--optimizer", "lion", "--momentum", "0.9");

    [Fact]
    public void Unknown_schedule() => Refuses("Did you mean cosine", "--schedule", "cosin(warmup=5)");

    [Fact]
    public void Unknown_setting_of_a_loss() => Refuses("Did you mean delta?", "--loss", "huber(detla=1)");

    [Fact]
    public void Class_weights_that_are_neither() => Refuses("Did you mean balanced?", "--class-weights", "balancd");

    [Fact]
    public void An_average_that_never_moves() => Refuses("ema is '1'", "--ema", "1");

    [Fact]
    public void Unknown_key_in_a_run_file()
    {
        var path = _folder.File("run.yaml", "data: digits\nepocs: 3\n");
        var message = Refuses("epocs", "--run", path);
        Assert.Contains("epochs", message, StringComparison.Ordinal);
        Assert.Contains("2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_run_file() => Refuses("nowhere.yaml", "--run", "nowhere.yaml");

    [Fact]
    public void Output_folder_that_cannot_be_written() =>
        Refuses(ErrorKind.Io, "--output", "--data", "moons", "--output", Path.Combine(_folder.File("file", "x"), "below"));

    [Fact]
    public void An_output_folder_with_other_files_is_left_alone()
    {
        _folder.File("thesis.tex", "x");
        Refuses("--output", "--data", "moons", "--output", _folder.Location);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Location));
    }

    private static string Refuses(string part, params string[] flags) => Refuses(ErrorKind.Usage, part, flags);

    private static string Refuses(ErrorKind kind, string part, params string[] flags)
    {
        var message = Cli.Refused(kind, ["compare", .. flags]);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        return message;
    }

    private string Table(string text) => _folder.File("table.csv", text);

    private static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 40).Select(i => row(i) + "\n"));

    private void Images(byte[] images, byte[] labels)
    {
        _folder.File("train-images-idx3-ubyte.gz", images);
        _folder.File("train-labels-idx1-ubyte.gz", labels);
        _folder.File("t10k-images-idx3-ubyte.gz", images);
        _folder.File("t10k-labels-idx1-ubyte.gz", labels);
    }

    private static byte[] Header(params int[] sizes) =>
        [0, 0, 8, (byte)(sizes.Length > 2 ? 3 : 1), .. sizes.Skip(1).SelectMany(s => BitConverter.GetBytes(s).Reverse())];

    private static byte[] Gzip(byte[] header, byte[] body)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(header);
            gzip.Write([.. body.Select((_, i) => (byte)(i * 31 % 251))]);
        }

        return memory.ToArray();
    }
}
