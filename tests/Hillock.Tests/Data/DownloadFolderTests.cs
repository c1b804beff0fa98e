using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Where downloads go; alone, since the environment is the whole process's.</summary>
[Collection(Environments)]
public sealed class DownloadFolderTests : IDisposable
{
    private const string Environments = "environment";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Known_sets_are_fetched_into_the_folder_for_data_and_checked_there()
    {
        var source = RealData.Path("mnist");
        using var server = new LocalServer(request =>
            new LocalServer.Response { Body = File.ReadAllBytes(Path.Combine(source, Path.GetFileName(request.Path))) });
        var options = new DataOptions { Download = new DownloadOptions { Offline = false, Mirror = server.Address, Cache = _folder.File("cache") } };
        var before = Environment.GetEnvironmentVariable("HILLOCK_DATA");
        Environment.SetEnvironmentVariable("HILLOCK_DATA", _folder.File("data"));
        try
        {
            var files = Datasets.Download("mnist", options);
            Assert.All(files, file => Assert.Equal(_folder.File(Path.Combine("data", "mnist")), Path.GetDirectoryName(file.Path)));
            Assert.All(files, file => Assert.True(file.Fetched));
            Assert.False(Directory.Exists(_folder.File("cache")));
            Assert.All(Datasets.Download("mnist", options with { Download = options.Download with { Offline = true } }), file => Assert.False(file.Fetched));
            Assert.All(Datasets.Download("mnist", options with { Directory = _folder.File("other") }), file =>
                Assert.StartsWith(_folder.File("other"), file.Path, StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable("HILLOCK_DATA", before);
        }
    }

    public void Dispose() => _folder.Dispose();

    [CollectionDefinition(Environments, DisableParallelization = true)]
    public sealed class EnvironmentCollection;
}
