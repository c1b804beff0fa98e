using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Decoder = new PlainDecoder(), Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_folder_a_class_is_read_in_the_order_of_names()
    {
        foreach (var (name, grey) in new[] { ("b/2", 20), ("b/10", 10), ("B/1", 5), ("a/deep/x", 30), ("a/y", 40) }) Picture(name, $"2 3 {grey} {grey} {grey}");
        var data = Datasets.Load(_folder.Path, Raw);
        Assert.Equal(["B", "a", "b"], data.Classes);
        Assert.Equal([0, 1, 1, 2, 2], data.Train.Labels);
        Assert.Equal(new Shape(2, 3), data.Inputs);
        Assert.Equal([5, 30, 40, 10, 20], Firsts(data.Train));
    }

    [Fact]
    public void Parts_of_their_own_are_kept_apart()
    {
        for (var i = 0; i < 10; i++)
        {
            Picture($"train/cats/{i}", $"1 1 {i} 0 0");
            Picture($"train/dogs/{i}", $"1 1 {100 + i} 0 0");
        }

        Picture("val/cats/0", "1 1 50 0 0");
        Picture("test/dogs/0", "1 1 150 0 0");
        Picture("test/cats/0", "1 1 60 0 0");
        var data = Datasets.Load(_folder.Path, Raw);
        Assert.Equal((20, 1, 2), (data.Train.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal([50], Firsts(data.Validation));
        Assert.Equal([60, 150], Firsts(data.Test));
        Assert.Equal([0, 1], data.Test.Labels);
        Assert.Contains(data.Warnings, warning => warning.Contains("val has no images of dogs", StringComparison.Ordinal));
        Assert.Contains("a test share of 0.2 cannot be used", Refusal(Raw with { TestShare = 0.2 }), StringComparison.Ordinal);
        Picture("test/birds/0", "1 1 0 0 0");
        Assert.Contains("has the class birds, which the training images do not have", Refusal(Raw), StringComparison.Ordinal);
    }

    [Fact]
    public void Size_and_channels_are_those_of_the_files_where_they_agree()
    {
        Two("20 30 9 9 9", "20 30 8 8 8");
        Assert.Equal(new Shape(20, 30), Datasets.Load(_folder.Path, Raw).Inputs);
        Two("20 30 9 9 9", "20 30 8 8 7");
        Assert.Equal(new Shape(20, 30, 3), Datasets.Load(_folder.Path, Raw).Inputs);
        Two("20 30 9 9 9", "21 30 8 8 8");
        Assert.Equal(new Shape(64, 64), Datasets.Load(_folder.Path, Raw).Inputs);
        Two("20 300 9 9 9", "20 300 8 8 7");
        Assert.Equal(new Shape(64, 64, 3), Datasets.Load(_folder.Path, Raw).Inputs);
        Assert.Equal(new Shape(5, 4), Datasets.Load(_folder.Path, Raw with { Images = new ImageOptions { Size = new ImageSize(5, 4), Channels = 1 } }).Inputs);
    }

    [Fact]
    public void Grey_is_luma()
    {
        Two("4 4 200 100 50", "4 4 0 0 255");
        var data = Datasets.Load(_folder.Path, Raw with { Images = new ImageOptions { Channels = 1 } });
        Assert.Equal([124, 29], Firsts(data.Train));   // 0.299·200 + 0.587·100 + 0.114·50 = 124.2, 0.114·255 = 29.07
    }

    [Fact]
    public void Images_that_cannot_be_read_are_an_error_or_left_out()
    {
        for (var i = 0; i < 8; i++) Picture($"a/{i}", i % 4 == 1 ? "oops" : $"1 1 {i} {i} {i}");
        Picture("b/0", "1 1 90 90 90");
        var message = Refusal(Raw);
        Assert.Contains("2 of 9 images cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("a", "1.png is damaged"), message, StringComparison.Ordinal);
        Assert.Contains("Images.SkipBad = true", message, StringComparison.Ordinal);
        var data = Datasets.Load(_folder.Path, Raw with { Images = new ImageOptions { SkipBad = true } });
        Assert.Equal([0, 2, 3, 4, 6, 7, 90], Firsts(data.Train));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], data.Train.Labels);
        Assert.Contains(data.Warnings, warning =>
            warning.StartsWith("2 of 9 images cannot be read", StringComparison.Ordinal) && warning.EndsWith("They were left out.", StringComparison.Ordinal));
        Picture("b/0", "oops");
        Assert.Contains("one class only, a", Refusal(Raw with { Images = new ImageOptions { SkipBad = true } }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_told()
    {
        Two("1 1 1 1 1", "1 1 2 2 2");
        Write("a/notes.txt", "text");
        Write("b/table.csv", "text");
        Write(".hidden/x.png", "oops");
        Write("a/.DS_Store", "oops");
        Write("loose.png", "oops");
        Directory.CreateDirectory(_folder.File("nothing"));
        var warnings = Datasets.Load(_folder.Path, Raw).Warnings;
        Assert.Contains(warnings, w =>
            w.StartsWith("2 files are no images by their names and were left out: ", StringComparison.Ordinal)
            && w.Contains("notes.txt", StringComparison.Ordinal) && w.Contains("table.csv", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.Contains("1 images lie in no class's folder and were left out: loose.png", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.Contains("nothing holds no images and is no class", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, w => w.Contains("hidden", StringComparison.Ordinal) || w.Contains("DS_Store", StringComparison.Ordinal));
    }

    [Fact]
    public void One_class_or_no_decoder_is_refused()
    {
        Picture("a/0", "1 1 1 1 1");
        Assert.Contains("one class only, a", Refusal(Raw), StringComparison.Ordinal);
        Assert.Contains("Decoder = new SkiaDecoder()", Refusal(new DataOptions()), StringComparison.Ordinal);
        Assert.Contains("a length of texts (3) cannot be used", Refusal(Raw with { TextLength = 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Decoding_is_reported_to_its_end()
    {
        Two("1 1 1 1 1", "1 1 2 2 2");
        var seen = new Recorder();
        Datasets.Load(_folder.Path, Raw with { Progress = seen });
        Assert.Equal([1L, 2], seen.News.Where(news => news is { Stage: DataStage.Decoding, Total: 2 }).Select(news => news.Done).Order());
    }

    [Fact]
    public void A_cancelled_load_stops()
    {
        Two("1 1 1 1 1", "1 1 2 2 2");
        Assert.ThrowsAny<OperationCanceledException>(() => Datasets.Load(_folder.Path, Raw, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Links_that_lead_in_a_circle_give_no_image_twice()
    {
        Picture("a/0", "1 1 1 1 1");
        Picture("a/deep/1", "1 1 2 2 2");
        Picture("b/0", "1 1 3 3 3");
        Link("a/deep/up", "a");
        Link("a/deep/self", "a/deep");
        Link("a/top", "");
        Link("a/again", "a/deep");
        Link("b/other", "a/deep");
        Link("c", "");
        var data = Datasets.Load(_folder.Path, Raw);
        Assert.Equal(["a", "b"], data.Classes);
        // A link to another class's folder is followed: whoever set it wants those pictures there too.
        Assert.Equal([1, 2, 3, 2], Firsts(data.Train));
        string[] loops = [.. data.Warnings.Where(w => w.Contains("is a link to a folder that is read already", StringComparison.Ordinal))
            .Select(w => Path.GetRelativePath(_folder.Path, w.Split(' ')[0])).Order(StringComparer.Ordinal)];
        Assert.Equal(["a/again", "a/deep/self", "a/deep/up", "a/top", "b/other/self", "b/other/up", "c"], loops);
    }

    [Fact]
    public void A_folder_that_goes_while_it_is_read_is_told()
    {
        Two("1 1 1 1 1", "1 1 2 2 2");
        Assert.Contains("cannot be opened", Refusal(Raw with { Decoder = new VanishingDecoder(_folder.File("a")) }), StringComparison.Ordinal);
        Two("1 1 1 1 1", "1 1 2 2 2");
        var message = Refusal(Raw with { Decoder = new VanishingDecoder(_folder.File("b"), whenListed: true) });
        Assert.Contains($"{_folder.Path} cannot be read: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_and_channels_are_those_of_the_training_files()
    {
        for (var i = 0; i < 4; i++)
        {
            Picture($"train/cats/{i}", $"2 3 {i} {i} {i}");
            Picture($"train/dogs/{i}", $"2 3 9 9 9");
        }

        Picture("test/cats/0", "20 30 9 0 0");
        var data = Datasets.Load(_folder.Path, Raw with { TestShare = null });
        Assert.Equal(new Shape(2, 3), data.Inputs);
        Assert.Equal(1, data.Test.Count);
    }

    [Theory]
    [InlineData("64", 64, 64)]
    [InlineData("48x64", 48, 64)]
    [InlineData(" 4×5 ", 4, 5)]
    public void A_size_reads_back(string text, int height, int width)
    {
        Assert.Equal(new ImageSize(height, width), ImageSize.Parse(text));
        Assert.Equal(new ImageSize(height, width), ImageSize.Parse(new ImageSize(height, width).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("64x")]
    [InlineData("0x64")]
    [InlineData("64x0")]
    [InlineData("x1")]
    [InlineData("x")]
    [InlineData("xx")]
    [InlineData("-1x1")]
    [InlineData("a2x3")]
    [InlineData("99999999999999999999x1")]
    [InlineData("1x2x3")]
    [InlineData("-3")]
    [InlineData("5000")]
    [InlineData("big")]
    public void A_size_that_is_none_is_refused(string text) =>
        Assert.Contains("such as 48x64", Assert.Throws<HillockException>(() => ImageSize.Parse(text)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static int[] Firsts(Split split) => [.. Enumerable.Range(0, split.Count).Select(row => (int)Math.Round(split.Inputs.ToArray(row)[0] * 255))];

    private string Refusal(DataOptions options) => Assert.Throws<HillockException>(() => Datasets.Load(_folder.Path, options)).Message;

    private void Two(string first, string second)
    {
        Picture("a/0", first);
        Picture("b/0", second);
    }

    private void Picture(string name, string content) => Write(name + ".png", content);

    private void Link(string name, string target) => Directory.CreateSymbolicLink(_folder.File(name), _folder.File(target).TrimEnd('/'));

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        _folder.Write(name, content);
    }
}
