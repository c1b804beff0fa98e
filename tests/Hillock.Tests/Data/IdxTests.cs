using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", false)]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte", false)]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", true)]
    public void Four_files_of_any_usual_name_load(string trainImages, string trainLabels, string testImages, string testLabels, bool gzip)
    {
        Write(trainImages, Images(60), gzip);
        Write(trainLabels, Labels(60), gzip);
        Write(testImages, Images(20), gzip);
        Write(testLabels, Labels(20), gzip);
        var data = Datasets.Load(_folder.Path);
        Assert.Equal(new Shape(2, 3), data.Inputs);
        Assert.Equal((50, 10, 20), (data.Train.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal(["0", "1", "2", "3", "4"], data.Classes);
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => i % 5)], data.Test.Labels);
        var scale = 1 / (255 * data.InputDeviation);
        Assert.Equal((6 * scale) - (data.InputMean / data.InputDeviation), data.Test.Inputs.ToArray(1)[0], 4);
    }

    [Fact]
    public void Rows_and_labels_of_a_part_belong_together()
    {
        Four(Images(60), Labels(60), Images(20), Labels(20));
        var data = Datasets.Load(_folder.Path, new DataOptions { Standardize = false });
        foreach (var part in new[] { data.Train, data.Validation, data.Test })
            for (var row = 0; row < part.Count; row++)
                Assert.Equal(part.Labels[row], (int)Math.Round(part.Inputs.ToArray(row)[0] * 255) / 6 % 5);
    }

    [Fact]
    public void A_single_pair_of_files_is_split()
    {
        _folder.Write("some-images-idx3-ubyte", Images(100));
        _folder.Write("some-labels-idx1-ubyte", Labels(100));
        var data = Datasets.Load(_folder.File("some-images-idx3-ubyte"));
        Assert.Equal(100, data.Describe().Rows);
        Assert.Equal(20, data.Test.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(25)]
    public void A_truncated_gz_says_what_was_expected_and_found(int cut)
    {
        var whole = TemporaryFolder.Gzip(Images(60));
        _folder.Write("train-images-idx3-ubyte.gz", whole[..^cut]);
        _folder.Write("train-labels-idx1-ubyte", Labels(60));
        var message = Refusal(_folder.File("train-images-idx3-ubyte.gz"));
        Assert.Contains("train-images-idx3-ubyte.gz", message, StringComparison.Ordinal);
        Assert.Contains("ends early", message, StringComparison.Ordinal);
        if (cut > 9) Assert.Contains("376 bytes in all", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_says_what_was_expected_and_found()
    {
        Four(Images(60)[..100], Labels(60), Images(20), Labels(20));
        var message = Refusal(_folder.Path);
        Assert.Contains("train-images-idx3-ubyte is truncated: its header promises 60 × 2 × 3, 376 bytes in all, but there are 100.", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused()
    {
        Four([.. Images(60), 0], Labels(60), Images(20), Labels(20));
        Assert.Contains("too long", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Different_counts_are_named()
    {
        Four(Images(60), Labels(59), Images(20), Labels(20));
        var message = Refusal(_folder.Path);
        Assert.Contains("60 images", message, StringComparison.Ordinal);
        Assert.Contains("59 labels", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_place()
    {
        var labels = Labels(60);
        labels[8 + 41] = 200;
        Four(Images(60), labels, Images(20), Labels(20));
        Assert.Contains("label 200 of image 42 is out of range; expected 0 to 4", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_label_the_training_lacks_is_out_of_range()
    {
        var labels = Labels(20);
        labels[8 + 3] = 5;
        Four(Images(60), Labels(60), Images(20), labels);
        Assert.Contains("label 5 of image 4 is out of range; expected 0 to 4", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanged_files_are_recognised()
    {
        Four(Labels(60), Images(60), Images(20), Labels(20));
        Assert.Contains("exchanged", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_only_is_refused()
    {
        var labels = TemporaryFolder.Idx(new byte[60], 60);
        Four(Images(60), labels, Images(20), TemporaryFolder.Idx(new byte[20], 20));
        Assert.Contains("one class only", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_rows_are_refused()
    {
        Four(TemporaryFolder.Idx([], 0, 2, 3), TemporaryFolder.Idx([], 0), Images(20), Labels(20));
        Assert.Contains("zero rows", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 80, 75, 3, 4, 0, 0 }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 13, 3, 0, 0, 0, 1 }, "type 0x0D")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0 }, "truncated")]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF }, "promises 2147483647 × 2147483647 × "
        + "2147483647")]
    [InlineData(new byte[] { 0, 0, 8, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, "promises 65536 × 65536 × 65536 × 65536, "
        + "18,446,744,073,709,551,636 bytes")]
    public void Damaged_headers_are_refused(byte[] bytes, string expected)
    {
        Four(bytes, Labels(60), Images(20), Labels(20));
        Assert.Contains(expected, Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_labels_are_named()
    {
        _folder.Write("a-images-idx3-ubyte", Images(10));
        Assert.Contains("a-labels-idx1-ubyte", Refusal(_folder.File("a-images-idx3-ubyte")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_labels_file_alone_is_refused()
    {
        _folder.Write("a-labels-idx1-ubyte", Labels(10));
        Assert.Contains("holds labels", Refusal(_folder.File("a-labels-idx1-ubyte")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_files_lists_what_is_missing()
    {
        _folder.Write("train-images-idx3-ubyte", Images(10));
        var message = Refusal(_folder.Path);
        Assert.Contains("it lacks train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mnist", "yann.lecun.com/exdb/mnist")]
    [InlineData("fashion-mnist", "github.com/zalandoresearch/fashion-mnist")]
    public void A_known_set_that_is_not_here_says_where_to_get_it(string name, string published)
    {
        var options = new DataOptions { Directory = _folder.Path };
        var message = Assert.Throws<HillockException>(() => Datasets.Load(name, options)).Message;
        foreach (var part in new[] { "offline", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz", published, "HILLOCK_DATA", _folder.File(name) })
            Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.False(Datasets.IsAvailable(Datasets.Known.First(info => info.Name == name), _folder.Path));
    }

    [Fact]
    public void A_known_set_in_its_folder_is_found()
    {
        Directory.CreateDirectory(_folder.File("mnist"));
        Four(Images(60), Labels(60), Images(20), Labels(20), "mnist/");
        var data = Datasets.Load("mnist", new DataOptions { Directory = _folder.Path });
        Assert.Equal(10, data.Classes.Count);
        Assert.Contains(data.Warnings, warning => warning.StartsWith("No row has the classes 5, 6, 7, 8, 9", StringComparison.Ordinal));
        Assert.True(Datasets.IsAvailable(Datasets.Known.First(info => info.Name == "mnist"), _folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    // Image i is 6i, 6i + 1, … modulo 240, so that its first pixel tells its label.
    private static byte[] Images(int count) =>
        TemporaryFolder.Idx([.. Enumerable.Range(0, count * 6).Select(i => (byte)(i % 240))], count, 2, 3);

    private static byte[] Labels(int count) => TemporaryFolder.Idx([.. Enumerable.Range(0, count).Select(i => (byte)(i % 5))], count);

    private static string Refusal(string path) => Assert.Throws<HillockException>(() => Datasets.Load(path)).Message;

    private void Write(string name, byte[] bytes, bool gzip) => _folder.Write(name, gzip ? TemporaryFolder.Gzip(bytes) : bytes);

    private void Four(byte[] trainImages, byte[] trainLabels, byte[] testImages, byte[] testLabels, string under = "")
    {
        _folder.Write(under + "train-images-idx3-ubyte", trainImages);
        _folder.Write(under + "train-labels-idx1-ubyte", trainLabels);
        _folder.Write(under + "t10k-images-idx3-ubyte", testImages);
        _folder.Write(under + "t10k-labels-idx1-ubyte", testLabels);
    }
}
