using SkiaSharp;

namespace Hillock.Cli.Tests.Verbs;

/// <summary><c>data info</c> and <c>train</c> on every kind of data.</summary>
public sealed class DataKindTests : IDisposable
{
    private readonly Scratch _folder = new();
    private readonly Scratch _runs = new();

    [Fact]
    public void Pictures()
    {
        Paint("train/red", SKColors.Red, 12);
        Paint("train/blue", SKColors.Blue, 12);
        Paint("test/red", SKColors.Red, 3);
        Paint("test/blue", SKColors.Blue, 3);
        _folder.File("train/red/notes.txt", "text");
        var json = Cli.Json("data", "info", _folder.Location, "--image-size", "6x5", "--resize", "crop", "--augment", "shift(1),flip");
        Assert.Equal("6×5×3", json.GetProperty("shape").GetString());
        Assert.Equal((20, 4, 6), (json.GetProperty("train").GetInt32(), json.GetProperty("validation").GetInt32(), json.GetProperty("test").GetInt32()));
        Assert.Equal("flip,shift(1)", json.GetProperty("augmentation").GetString());
        Assert.Equal("red", json.GetProperty("channels")[0].GetProperty("name").GetString());
        Assert.Equal(0.5, json.GetProperty("channels")[0].GetProperty("mean").GetDouble(), 3);
        var page = Cli.Text("data", "info", _folder.Location);
        Assert.Contains("8×8×3 = 192 numbers", page, StringComparison.Ordinal);
        Assert.Contains("pixels      red 0.5 ± 0.5, green 0 ± 0, blue 0.5 ± 0.5", page, StringComparison.Ordinal);
        Assert.Contains("notes.txt", page, StringComparison.Ordinal);
        Assert.Equal("8×8", Cli.Json("data", "info", _folder.Location, "--channels", "1").GetProperty("shape").GetString());
        Assert.Equal(1, Cli.Json(Train(_folder.Location, "--augment", "flip")).GetProperty("test").GetDouble());
        _folder.File("train/red/zz.png", "no image");
        Assert.Contains("1 of 31 images cannot be read", Cli.Refused(ErrorKind.Data, "data", "info", _folder.Location), StringComparison.Ordinal);
        Assert.Contains("They were left out.", Cli.Text("data", "info", _folder.Location, "--skip-bad-images").ReplaceLineEndings(" ")
            .Replace("          ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts()
    {
        _folder.File("names/Latin.txt", string.Join('\n', Enumerable.Range(0, 30).Select(i => $"ab{i}")));
        _folder.File("names/Greek.txt", string.Join('\n', Enumerable.Range(0, 30).Select(i => $"αβ{i}")));
        var names = Path.Combine(_folder.Location, "names");
        var vocabulary = Cli.Json("data", "info", names, "--length", "3").GetProperty("vocabulary");
        Assert.Equal((3, vocabulary.GetProperty("symbols").GetArrayLength()),
            (vocabulary.GetProperty("length").GetInt32(), vocabulary.GetProperty("size").GetInt32()));
        Assert.Contains("vocabulary  16 ids: 0 pads, 1 is unknown, then 0123456789abαβ", Cli.Text("data", "info", names), StringComparison.Ordinal);
    }

    [Fact]
    public void Series()
    {
        var path = _folder.File("s.csv", "day,sales\n" + string.Join('\n', Enumerable.Range(0, 120).Select(t => $"d{t},{10 + (t % 6)}")));
        string[] how = [path, "--target", "sales", "--window", "6", "--horizon", "2", "--period", "6"];
        var json = Cli.Json(["data", "info", .. how]).GetProperty("series");
        Assert.Equal((84, 18, 18), (json.GetProperty("trainValues").GetInt32(), json.GetProperty("validationValues").GetInt32(), json.GetProperty("testValues")
            .GetInt32()));
        Assert.Equal(0, json.GetProperty("testSeasonalError").GetDouble());
        Assert.True(json.GetProperty("testNaiveError").GetDouble() > 1);
        var page = Cli.Text(["data", "info", .. how]);
        Assert.Contains("6×1 = 6 numbers", page, StringComparison.Ordinal);
        Assert.Contains("as 6 before", page, StringComparison.Ordinal);
        Assert.Contains("test error", Cli.Text(Train(path, how[1..])), StringComparison.Ordinal);
        Assert.Contains("there is no window", Cli.Refused("data", "info", path, "--horizon", "2"), StringComparison.Ordinal);
        Assert.Contains("--window needs a value", Cli.Refused("data", "info", path, "--window"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_not_here_is_not_fetched_offline()
    {
        var message = Cli.Refused(ErrorKind.Network, "data", "info", "cifar10", "--data-dir", _folder.Location, "--offline");
        Assert.Contains("nothing is fetched offline", message, StringComparison.Ordinal);
        Assert.Contains("cifar-10-binary.tar.gz", message, StringComparison.Ordinal);
        Assert.Contains("cannot be fetched", Cli.Refused(ErrorKind.Network, "data", "download", "mnist", "--data-dir", _folder.Location),
            StringComparison.Ordinal);
        Assert.Contains("Did you mean mnist?", Cli.Refused("data", "download", "minst"), StringComparison.Ordinal);
        Assert.Contains("needs NAME", Cli.Refused("data", "download"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_are_fetched_from_a_mirror_and_checked_again()
    {
        var source = RealData.Path("fashion-mnist");
        using var server = new LocalServer(request =>
            new LocalServer.Response { Body = File.ReadAllBytes(Path.Combine(source, Path.GetFileName(request.Path))) });
        using var mirror =
            new Variables(("HILLOCK_MIRROR", server.Address.ToString()), ("HILLOCK_OFFLINE", "0"), ("HILLOCK_CACHE", _folder.Location), ("HILLOCK_DATA", ""));
        Assert.Contains("nosuch", Cli.Refused("data", "download", "fashion", "nosuch"), StringComparison.Ordinal);
        Assert.Contains("is generated", Cli.Refused("data", "download", "fashion", "digits"), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        var (code, output, error) = Cli.Run("data", "download", "fashion");
        Assert.True(code == 0, error);
        Assert.Contains($"fashion is in {Path.Combine(_folder.Location, "fashion-mnist")}", output, StringComparison.Ordinal);
        Assert.Contains("train-images-idx3-ubyte.gz: 26.4 MB, checksum right", error, StringComparison.Ordinal);
        Assert.All(Cli.Json("data", "download", "fashion").GetProperty("sets")[0].GetProperty("files").EnumerateArray(), file =>
            Assert.False(file.GetProperty("fetched").GetBoolean()));
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(70_000, Cli.Json("data", "info", "fashion-mnist").GetProperty("rows").GetInt32());
        Assert.Contains(Cli.Json("data", "list").GetProperty("sets").EnumerateArray(), set =>
            set.GetProperty("name").GetString() == "fashion-mnist" && set.GetProperty("available").GetBoolean());
        using var own = new Variables(("HILLOCK_DATA", Path.Combine(_folder.Location, "own")));
        Assert.Contains($"fashion is in {Path.Combine(_folder.Location, "own", "fashion-mnist")}", Cli.Text("data", "download", "fashion"),
            StringComparison.Ordinal);
        Assert.Equal(8, server.Requests.Count);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _runs.Dispose();
    }

    private string[] Train(string data, params string[] more) =>
        ["train", "--data", data, .. more, "--hidden", "4", "--epochs", "30", "--rate", "0.02", "--output", Path.Combine(_runs.Location, "run")];

    private void Paint(string folder, SKColor colour, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var bitmap = new SKBitmap(new SKImageInfo(8, 8));
            bitmap.Erase(colour);
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            _folder.File($"{folder}/{i}.png", data.ToArray());
        }
    }

    /// <summary>Sets variables of the environment until it is disposed.</summary>
    private sealed class Variables : IDisposable
    {
        private readonly List<(string Name, string? Before)> _before = [];

        public Variables(params (string Name, string Value)[] values)
        {
            foreach (var (name, value) in values)
            {
                _before.Add((name, Environment.GetEnvironmentVariable(name)));
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (var (name, before) in _before) Environment.SetEnvironmentVariable(name, before);
        }
    }
}
