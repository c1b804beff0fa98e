using System.Formats.Tar;
using System.IO.Compression;
using Hillock.Data;
using Hillock.Layers;

namespace Hillock.Tests.Data;

public sealed class CifarTests : IDisposable
{
    private const int Plane = 1024;
    private readonly TemporaryFolder _folder = new();

    // A header of an archive says how long an entry is, in octal digits; a line before it (pax) can say so too.
    [Theory]
    [InlineData("77777777777", null, "8,589,934,591 bytes")]
    [InlineData("00000001000", "2147483648", "")]
    [InlineData("00000001000", "99999999999999999999999", "")]
    [InlineData("00000001000", "-5", "")]
    [InlineData("00000006001", null, "")]
    public void An_archive_whose_header_lies_is_refused(string octal, string? pax, string expected)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            if (pax is not null)
            {
                var record = $" size={pax}\n";
                var length = record.Length + 1;
                while ($"{length}{record}".Length != length) length++;
                gzip.Write(TarHeader("pax", $"{Convert.ToString(length, 8)}", 'x'));
                gzip.Write(System.Text.Encoding.ASCII.GetBytes($"{length}{record}".PadRight(512, '\0')));
            }

            gzip.Write(TarHeader("data_batch_1.bin", octal, '0'));
            gzip.Write(new byte[512]);
        }

        var path = _folder.Write("cifar-10-binary.tar.gz", packed.ToArray());
        var message = Assert.Throws<HillockException>(() => Datasets.Load(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("is damaged, or was not fetched whole", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static byte[] TarHeader(string name, string octal, char kind)
    {
        var header = new byte[512];
        System.Text.Encoding.ASCII.GetBytes(name).CopyTo(header, 0);
        System.Text.Encoding.ASCII.GetBytes("0000644\00000000\00000000\0").CopyTo(header, 100);
        System.Text.Encoding.ASCII.GetBytes(octal.PadLeft(11, '0')).CopyTo(header, 124);
        System.Text.Encoding.ASCII.GetBytes("00000000000\0        ").CopyTo(header, 136);
        header[156] = (byte)kind;
        System.Text.Encoding.ASCII.GetBytes("ustar\000").CopyTo(header, 257);
        System.Text.Encoding.ASCII.GetBytes($"{Convert.ToString(header.Sum(b => b), 8).PadLeft(6, '0')}\0 ").CopyTo(header, 148);
        return header;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Planes_become_channels_of_pixels(bool gzip)
    {
        Write(_folder.File("data_batch_1.bin"), Records(30, 1), gzip);
        Write(_folder.File("data_batch_2.bin"), Records(30, 1, from: 30), gzip);
        Write(_folder.File("test_batch.bin"), Records(20, 1, from: 60), gzip);
        _folder.Write("batches.meta.txt", "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
        var data = Datasets.Load(_folder.Path, new DataOptions { Standardize = false, ValidationShare = 0 });
        Assert.Equal((new Shape(32, 32, 3), 60, 20, "automobile"), (data.Inputs, data.Train.Count, data.Test.Count, data.Classes[1]));
        Assert.Equal([.. Enumerable.Range(0, 60).Select(i => i % 10)], data.Train.Labels);
        foreach (var (split, first) in new[] { (data.Train, 0), (data.Test, 60) })
        {
            for (var row = 0; row < split.Count; row += 7)
            {
                var pixels = split.Inputs.ToArray(row);
                for (var i = 0; i < pixels.Length; i += 11) Assert.Equal(Pixel(first + row, i % 3, i / 3) / 255f, pixels[i], 1e-6f);
            }
        }
    }

    [Fact]
    public void Each_colour_is_standardised_by_itself_from_the_training_images()
    {
        _folder.Write("train.bin", Records(60, 1));
        _folder.Write("test.bin", Records(20, 1, from: 200));
        var data = Datasets.Load(_folder.Path);
        var pixels = data.Train.Inputs.ReadAll();
        for (var c = 0; c < 3; c++)
        {
            var one = pixels.Where((_, i) => i % 3 == c).ToList();
            Assert.Equal(0, one.Average(), 3);
            Assert.Equal(1, one.Average(p => (double)p * p), 3);
        }

        Assert.Equal(["red", "green", "blue"], data.Channels.Select(channel => channel.Name));
        Assert.Equal(data.InputMean, data.Channels.Average(channel => channel.Mean), 9);
    }

    [Fact]
    public void The_fine_label_of_a_hundred_classes_is_the_second()
    {
        _folder.Write("train.bin", Records(300, 2));
        _folder.Write("test.bin", Records(100, 2));
        var data = Datasets.Load(_folder.Path);
        Assert.Equal(100, data.Classes.Count);
        Assert.Equal([.. Enumerable.Range(0, 100)], data.Test.Labels);
    }

    [Fact]
    public void The_published_archive_is_read_as_it_is()
    {
        Archive(_folder.File("cifar-10-binary.tar.gz"));
        foreach (var (name, options) in new[] { ("cifar10", new DataOptions { Directory = _folder.Path }),
            (_folder.File("cifar-10-binary.tar.gz"), new DataOptions()) })
        {
            var data = Datasets.Load(name, options);
            Assert.Equal((50, 10, 20, "truck"), (data.Train.Count, data.Validation.Count, data.Test.Count, data.Classes[9]));
        }
    }

    [Fact]
    public void A_damaged_archive_says_so()
    {
        Archive(_folder.File("cifar-10-binary.tar.gz"));
        var whole = File.ReadAllBytes(_folder.File("cifar-10-binary.tar.gz"));
        var cut = _folder.Write("cut.tar.gz", whole[..(whole.Length / 2)]);
        Assert.Contains("cut.tar.gz is damaged, or was not fetched whole", Refusal(cut), StringComparison.Ordinal);
        Assert.Contains("is damaged", Refusal(_folder.Write("no.tar.gz", [1, 2, 3])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cifar-10-batches-bin")]
    [InlineData("cifar10/cifar-10-batches-bin")]
    [InlineData("cifar10-subset")]
    public void The_known_set_is_found_in_its_folders_and_a_part_is_called_one(string name)
    {
        Directory.CreateDirectory(_folder.File(name));
        _folder.Write($"{name}/train_60.bin", Records(60, 1));
        _folder.Write($"{name}/test_20.bin", Records(20, 1));
        var data = Datasets.Load("CIFAR-10", new DataOptions { Directory = _folder.Path });
        Assert.Equal(("cifar10", "airplane"), (data.Name, data.Classes[0]));
        Assert.Contains("This is a part of cifar10: 80 of its 60,000 images.", data.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(80, Datasets.Load("cifar10", new DataOptions { Directory = _folder.File(name) }).Describe().Rows);
        Assert.Throws<HillockException>(() => Datasets.Load("cifar100", new DataOptions { Directory = _folder.Path }));
    }

    [Fact]
    public void The_whole_set_is_preferred_to_a_part()
    {
        Directory.CreateDirectory(_folder.File("cifar10-subset"));
        _folder.Write("cifar10-subset/train_60.bin", Records(60, 1));
        Directory.CreateDirectory(_folder.File("cache/cifar10"));
        Archive(_folder.File("cache/cifar10/cifar-10-binary.tar.gz"));
        var options = new DataOptions { Directory = _folder.Path, Download = new DownloadOptions { Cache = _folder.File("cache") } };
        Assert.Equal(_folder.File("cache/cifar10/cifar-10-binary.tar.gz"), Datasets.Load("cifar10", options).Source);
        Assert.Equal(_folder.File("cifar10-subset"), Datasets.Load("cifar10", options with { Download = new DownloadOptions() }).Source);
    }

    [Fact]
    public void A_file_alone_is_split()
    {
        _folder.Write("classes.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj");
        var data = Datasets.Load(_folder.Write("some.bin", Records(60, 1)));
        Assert.Equal((12, "j"), (data.Test.Count, data.Classes[9]));
    }

    [Fact]
    public void Damaged_files_are_refused_with_their_place()
    {
        _folder.Write("train.bin", Records(60, 1)[..^1]);
        Assert.Contains("train.bin: 184,379 bytes are not a whole number of CIFAR records", Refusal(_folder.Path), StringComparison.Ordinal);
        var records = Records(60, 1);
        records[41 * 3073] = 10;
        _folder.Write("train.bin", records);
        Assert.Contains("label 10 of image 42 is out of range; expected 0 to 9", Refusal(_folder.Path), StringComparison.Ordinal);
        _folder.Write("train.bin", Records(60, 1));
        _folder.Write("test.bin", Records(20, 2));
        Assert.Contains("records of another length", Refusal(_folder.Path), StringComparison.Ordinal);
        var packed = TemporaryFolder.Gzip(Records(60, 1));
        Assert.Contains("ends early", Refusal(_folder.Write("cut.bin.gz", packed[..^9])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_subset_has_the_known_pixels_and_moments()
    {
        var folder = RealData.Path("cifar10-subset");
        var data = Datasets.Load(folder, new DataOptions { Standardize = false, ValidationShare = 0 });
        Assert.Equal((4000, 1000), (data.Train.Count, data.Test.Count));
        Assert.Equal([6, 9, 9, 4], data.Train.Labels[..4]);
        Assert.Equal([3, 8, 8, 0], data.Test.Labels[..4]);
        Assert.Equal([59, 62, 63], data.Train.Inputs.ToArray(0)[..3].Select(p => (int)Math.Round(p * 255)));
        Assert.Equal([158, 112, 49], data.Test.Inputs.ToArray(0)[..3].Select(p => (int)Math.Round(p * 255)));
        // The means of all 50,000 are 0.4914, 0.4822 and 0.4465, the deviations 0.2470, 0.2435 and 0.2616.
        double[] means = [0.4914, 0.4822, 0.4465], deviations = [0.2470, 0.2435, 0.2616];
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(means[c], data.Channels[c].Mean, 0.01);
            Assert.Equal(deviations[c], data.Channels[c].Deviation, 0.005);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Refusal(string path) => Assert.Throws<HillockException>(() => Datasets.Load(path)).Message;

    private static byte Pixel(int image, int colour, int place) => (byte)((31 * image) + (97 * colour) + (7 * place) + (place / 32));

    private static byte[] Records(int count, int labelBytes, int from = 0)
    {
        var bytes = new List<byte>();
        for (var image = from; image < from + count; image++)
        {
            if (labelBytes == 2) bytes.Add((byte)(image % 20));
            bytes.Add((byte)(image % (labelBytes == 1 ? 10 : 100)));
            for (var colour = 0; colour < 3; colour++)
                for (var place = 0; place < Plane; place++) bytes.Add(Pixel(image, colour, place));
        }

        return [.. bytes];
    }

    private static void Write(string path, byte[] bytes, bool gzip) =>
        File.WriteAllBytes(gzip ? path + ".gz" : path, gzip ? TemporaryFolder.Gzip(bytes) : bytes);

    private static void Archive(string path)
    {
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip);
        foreach (var (name, bytes) in new[]
        {
            ("data_batch_2.bin", Records(30, 1, from: 30)), ("data_batch_1.bin", Records(30, 1)), ("test_batch.bin", Records(20, 1)),
            ("batches.meta.txt", System.Text.Encoding.ASCII.GetBytes("airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n")),
            ("readme.html", [1, 2, 3]),
        })
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "cifar-10-batches-bin/" + name) { DataStream = new MemoryStream(bytes) });
        }
    }
}
