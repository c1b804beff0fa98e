using System.Net.Sockets;
using System.Text.Json;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Networks;
using Hillock.Training;
using Hillock.Training.Checkpoints;

namespace Hillock.Tests;

/// <summary>What a caller can tell apart.</summary>
public sealed class ErrorKindTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-kind-").FullName;

    public static TheoryData<Exception, ErrorKind> Causes => new()
    {
        { new HillockException(ErrorKind.Network, "x"), ErrorKind.Network },
        { new AggregateException(new HillockException(ErrorKind.Data, "x")), ErrorKind.Data },
        { new HttpRequestException("x"), ErrorKind.Network },
        { new IOException("x", new SocketException()), ErrorKind.Network },
        { new IOException("x"), ErrorKind.Io },
        { new UnauthorizedAccessException("x"), ErrorKind.Io },
        { new FileNotFoundException("x"), ErrorKind.Usage },
        { new DirectoryNotFoundException("x"), ErrorKind.Usage },
        { new EndOfStreamException("x"), ErrorKind.Data },
        { new InvalidDataException("x"), ErrorKind.Data },
        { new JsonException("x"), ErrorKind.Data },
        { new ArgumentException("x"), ErrorKind.Usage },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Causes))]
    public void What_lay_under_an_error_gives_its_kind(Exception cause, ErrorKind kind)
    {
        Assert.Equal(kind, new HillockException("Around it.", cause).Kind);
        Assert.Equal(ErrorKind.Numerical, new HillockException(ErrorKind.Numerical, "Around it.", cause).Kind);
    }

    [Fact]
    public void What_was_asked_for()
    {
        Is(ErrorKind.Usage, () => Activation.Parse("rleu"));
        Is(ErrorKind.Usage, () => Datasets.Load("minst"));
        Is(ErrorKind.Usage, () => Datasets.Load(At("nowhere.csv")));
        Is(ErrorKind.Usage, () => new Dense(0));
        Is(ErrorKind.Usage, () => ModelFile.Load(At("nowhere"), []));
        Assert.Equal(ErrorKind.Usage, new HillockException("x").Kind);
        Assert.Equal(ErrorKind.Usage, new HillockException("x", 3).Kind);
    }

    [Fact]
    public void Data()
    {
        Is(ErrorKind.Data, () => Datasets.Load(Text("a.csv", "a,b,y\n1,2,0\n3,4\n")));
        Is(ErrorKind.Data, () => Datasets.Load(Text("b.csv", "")));
        Is(ErrorKind.Data, () => Vocabulary.Load(Text("v.json", "{}")));
        foreach (var state in (string[])["{", "{}", "[]"])
        {
            Text("state.json", state);
            Is(ErrorKind.Data, () => CheckpointFolder.Read(_folder));
        }

        using var model = TextNetwork.Build("2", "dense(2)");
        model.Initialize(1);
        var saved = At("model");
        ModelFile.Save(model, saved);
        var weights = Directory.EnumerateFiles(saved, "*.safetensors").Single();
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..^4]);
        Is(ErrorKind.Data, () => ModelFile.Load(saved, []));
    }

    [Fact]
    public void Files_and_folders()
    {
        Is(ErrorKind.Io, () => AtomicFile.WriteText(Path.Combine(Text("file", "x"), "below"), "x"));
        using var held = FolderLock.Take(_folder, "");
        Is(ErrorKind.Io, () => FolderLock.Take(_folder, "").Dispose());
        using var model = TextNetwork.Build("2", "dense(2)");
        model.Initialize(1);
        Is(ErrorKind.Io, () => ModelFile.Save(model, Path.Combine(Text("file", "x"), "below")));
    }

    [Fact]
    public void Downloads() =>
        Is(ErrorKind.Network, () =>
            Datasets.Load("cifar10", new DataOptions { Directory = _folder, Download = new DownloadOptions { Offline = true, Cache = _folder } }));

    [Fact]
    public void Numbers()
    {
        using var model = TextNetwork.Build("1", "dense(2)");
        model.Initialize(1);
        Is(ErrorKind.Numerical, () => model.PredictClasses([float.NaN]));
    }

    private static void Is(ErrorKind kind, Action act) => Assert.Equal(kind, Assert.Throws<HillockException>(act).Kind);

    private static void Is(ErrorKind kind, Func<object?> act) => Is(kind, () => { _ = act(); });

    private string At(string name) => Path.Combine(_folder, name);

    private string Text(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }
}
