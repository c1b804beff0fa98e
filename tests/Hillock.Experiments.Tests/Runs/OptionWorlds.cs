using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Runs;

/// <summary>Small runs, on every kind of data, in which each option of a run matters somewhere.</summary>
public sealed class OptionWorlds : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock-worlds").FullName;
    private readonly Dictionary<RunSpec, string> _folders = [];

    public OptionWorlds()
    {
        string[] names = ["yes", "YES", "no"];
        File("table.csv", "size;weight;kind;code;price\n" + Lines(48, i => $"{i * 7 % 11};{3 + (i % 7)} kg;{names[i % 3]};{1 + (i % 3)};{i * i % 7 % 2}"));
        File("more.csv", "size;weight;kind;code;price\n" + Lines(9, i => $"{i};{i} kg;no;2;{i % 2}"));
        File("numbers.csv", Lines(48, i => FormattableString.Invariant($"{i * 3 % 17},{1000 + (i % 13)},{i % 2}")));
        File("thousands.csv", "a;b;c\n" + Lines(48, i => FormattableString.Invariant($"{1 + (i % 3)}'{i * 37 % 900 + 100};{i % 9};{i % 2}")));
        File("commas.csv", "a;b\n" + Lines(48, i => $"{i % 7},{i % 5};{i % 2}"));
        File("waves.csv", "month,sales,rain\n" + Lines(40, t => FormattableString.Invariant($"{t},{50 + (t * 7 % 11) + (t % 4)},{t * 5 % 7}")));
        File("texts/0.txt", Lines(24, i => $"é{i}"));
        File("texts/1.txt", Lines(24, i => $"bb{i}c"));
        foreach (var kind in (string[])["discs", "rings"])
            for (var i = 1; i < 9; i++) Copy(Path.Combine(Checkout.Root, "samples", "shapes", kind, $"0{i}.png"), $"shapes/{kind}/0{i}.png");
        for (var i = 0; i < 10; i++) Bitmap($"wide/{(i % 2 == 0 ? "a" : "b")}/{i}.bmp", i);
        File("wide/a/bad.png", "no picture");
        Idx("known/mnist", 1);
        Idx("others/mnist", 5);
        var network = new NetworkSpec { Hidden = [3] };
        var fit = new FitSpec { Epochs = 2, BatchSize = 16, SeedCount = 2 };
        All =
        [
            new() { Data = new() { Source = "moons", Rows = 60 }, Network = network, Fit = fit },
            new() { Data = new() { Source = "moons", Rows = 60 }, Fit = fit with { Optimizer = "sgd" } },
            new() { Data = new() { Source = "moons", Rows = 60 }, Network = network, Fit = fit with { Epochs = 30, Rate = 1, Optimizer = "adamw" } },
            new() { Data = new() { Source = At("table.csv"), Target = "price" }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("numbers.csv") }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("thousands.csv"), ThousandsMark = '\'', Delimiter = ';' }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("commas.csv"), DecimalMark = ',' }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("waves.csv"), Target = "sales", Window = 3 }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("texts") }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("shapes"), ImageSize = new ImageSize(8, 8) }, Network = network, Fit = fit },
            new() { Data = new() { Source = At("wide"), SkipBadImages = true, ImageSize = new ImageSize(6, 6) }, Network = network, Fit = fit },
            new() { Data = new() { Source = "mnist", Directory = At("known") }, Network = network, Fit = fit },
        ];
    }

    public IReadOnlyList<RunSpec> All { get; }

    /// <summary>Texts to give an option, beside the one that it shows as an example.</summary>
    public IEnumerable<string> Values(RunOption option)
    {
        if (option.Path != PathUse.None)
            return [.. Directory.GetFiles(_root), .. Directory.GetDirectories(_root), .. option.Path == PathUse.PathOrName
                ? Datasets.Known.Take(3).Select(d => d.Name) : []];
        return new[] { option.Example }.Concat(option.Choices).Concat(option.Offers).Concat(option.Kind switch
        {
            RunOptionKind.Integer => ["1", "2", "3", "50"],
            RunOptionKind.Number => ["0.001", "3"],
            RunOptionKind.Switch => ["false"],
            _ => ["1", "2", "3"],
        });
    }

    /// <summary>The files of a finished run, made once.</summary>
    public string Finished(RunSpec spec)
    {
        if (_folders.TryGetValue(spec, out var folder)) return folder;
        folder = At($"run-{_folders.Count}");
        using (var run = TrainingRun.Prepare(spec.With(spec.Place with { Output = folder }))) run.Run();
        return _folders[spec] = folder;
    }

    /// <summary>A copy of a folder.</summary>
    public static string Copied(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("hillock-world").FullName;
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            System.IO.File.Copy(file, to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private string At(string name) => Path.Combine(_root, name);

    private void File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    private void File(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        System.IO.File.WriteAllBytes(At(name), bytes);
    }

    private void Copy(string from, string to) => File(to, System.IO.File.ReadAllBytes(from));

    // 12 × 6 pixels in colour.
    private void Bitmap(string name, int start)
    {
        const int Width = 12, Height = 6;
        var bytes = new byte[54 + (3 * Width * Height)];
        "BM"u8.CopyTo(bytes);
        foreach (var (place, value) in ((int, int)[])[
            (2, bytes.Length), (10, 54), (14, 40), (18, Width), (22, Height), (26, 1 | (24 << 16)), (34, 3 * Width * Height)])
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);
        for (var i = 54; i < bytes.Length; i++) bytes[i] = (byte)(i * (start + 3) % 251);
        File(name, bytes);
    }

    private void Idx(string folder, int start)
    {
        foreach (var (part, rows) in ((string, int)[])[("train", 40), ("t10k", 10)])
        {
            File($"{folder}/{part}-images-idx3-ubyte", [.. Head(3, rows, 28, 28), .. Enumerable.Range(0, rows * 784).Select(i => (byte)(i * start % 241))]);
            File($"{folder}/{part}-labels-idx1-ubyte", [.. Head(1, rows), .. Enumerable.Range(0, rows).Select(i => (byte)(i % 10))]);
        }

        static byte[] Head(int rank, params int[] extents) =>
            [.. MemoryMarshal.AsBytes((ReadOnlySpan<int>)[.. new[] { 0x0800 + rank }.Concat(extents).Select(BinaryPrimitives.ReverseEndianness)])];
    }
}
