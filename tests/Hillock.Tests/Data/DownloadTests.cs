using System.Security.Cryptography;
using Hillock.Data;
using Hillock.Data.Download;

namespace Hillock.Tests.Data;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * i % 251))];
    private readonly TemporaryFolder _folder = new();
    private readonly Recorder _news = new();

    private string Target => _folder.File("file.bin");

    [Fact]
    public void A_file_is_fetched_checked_and_told()
    {
        using var server = new LocalServer(_ => new LocalServer.Response { Body = Content });
        var file = Fetch(server.Address);
        Assert.Equal((Target, Content.Length, true), (file.Path, file.Bytes, file.Fetched));
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.False(File.Exists(Target + ".part"));
        Assert.Equal(Content.Length, _news.News.Last(news => news.Stage == DataStage.Downloading).Done);
        Assert.Equal(DataStage.Downloaded, _news.News.Last().Stage);
        Assert.False(Fetch(server.Address).Fetched);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_redirection_is_followed()
    {
        using var server = new LocalServer(request => request.Path == "/other"
            ? new LocalServer.Response { Body = Content }
            : new LocalServer.Response { Status = 302, Headers = ["Location: /other"] });
        Assert.True(Fetch(server.Address).Fetched);
        Assert.Equal(["/file.bin", "/other"], server.Requests.Select(request => request.Path));
    }

    [Fact]
    public void Mirrors_are_tried_in_their_order_until_one_serves()
    {
        using var missing = new LocalServer(_ => new LocalServer.Response { Status = 404 });
        using var wrong = new LocalServer(_ => new LocalServer.Response { Body = [.. Content.Reverse()] });
        using var longer = new LocalServer(_ => new LocalServer.Response { Body = [.. Content, 1] });
        using var good = new LocalServer(_ => new LocalServer.Response { Body = Content });
        using var spare = new LocalServer(_ => new LocalServer.Response { Body = Content });
        Fetch(LocalServer.Nobody(), missing.Address, wrong.Address, longer.Address, good.Address, spare.Address);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.All(new[] { missing, wrong, longer, good }, server => Assert.Single(server.Requests));
        Assert.Empty(spare.Requests);
    }

    [Fact]
    public void Where_none_serves_each_reason_is_told_and_nothing_is_left()
    {
        using var missing = new LocalServer(_ => new LocalServer.Response { Status = 404 });
        using var forbidden = new LocalServer(_ => new LocalServer.Response { Status = 403 });
        using var broken = new LocalServer(_ => new LocalServer.Response { Status = 503 });
        using var wrong = new LocalServer(_ => new LocalServer.Response { Body = [.. Content.Reverse()] });
        using var longer = new LocalServer(_ => new LocalServer.Response { Body = [.. Content, 1], Length = null });
        var nobody = LocalServer.Nobody();
        var message = Refusal(nobody, missing.Address, forbidden.Address, broken.Address, wrong.Address, longer.Address);
        foreach (var expected in new[]
        {
            $"{nobody}file.bin: it refused the connection", $"{missing.Address}file.bin: the server answered 404", "answered 403", "answered 503",
            $"{wrong.Address}file.bin: its checksum is not the published one", "it sends more than the 200,000 bytes", $"put it into {_folder.Path}",
        })
            Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(3, broken.Requests.Count);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_transfer_that_breaks_off_goes_on_where_it_stopped()
    {
        using var server = new LocalServer(request => request.From is not { } from
            ? new LocalServer.Response { Body = Content[..70_000], Length = Content.Length }
            : new LocalServer.Response
            {
                Status = 206,
                Body = Content[(int)from..],
                Headers =
                [$"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}"]
            });
        Fetch(server.Address);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(server.Requests.Last().From!.Value, 1, 70_000);
    }

    [Fact]
    public void A_server_that_cannot_go_on_sends_all_again()
    {
        var asked = 0;
        using var server = new LocalServer(_ => Interlocked.Increment(ref asked) == 1
            ? new LocalServer.Response { Body = Content[..70_000], Length = Content.Length }
            : new LocalServer.Response { Body = Content });
        Fetch(server.Address);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void What_an_earlier_process_left_is_gone_on_with_and_thrown_away_where_it_is_wrong()
    {
        using var server = new LocalServer(request => request.From is not { } from
            ? new LocalServer.Response { Body = Content }
            : new LocalServer.Response
            {
                Status = 206,
                Body = Content[(int)from..],
                Headers =
                [$"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}"]
            });
        File.WriteAllBytes(Target + ".part", Content[..1000]);
        Fetch(server.Address);
        Assert.Equal([1000L], server.Requests.Select(request => request.From ?? 0));
        File.Delete(Target);
        File.WriteAllBytes(Target + ".part", [9, 9, 9]);
        Fetch(server.Address);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([1000L, 3, 0], server.Requests.Select(request => request.From ?? 0));
    }

    [Fact]
    public void A_server_that_never_finishes_is_given_up()
    {
        using var server = new LocalServer(_ => new LocalServer.Response { Body = Content[..10], Length = 10 });
        Assert.Contains("it ended after 10 of 200,000 bytes", Refusal(server.Address), StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void A_server_that_falls_silent_is_given_up()
    {
        using var server = new LocalServer(_ =>
            new LocalServer.Response
            {
                Body = Content[..10],
                Length = Content.Length,
                Until =
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously).Task
            });
        var options = new DownloadOptions { StallTimeout = TimeSpan.FromMilliseconds(50) };
        var error = Assert.Throws<HillockException>(() => new Downloader(options, null).Fetch([At(server.Address)], _folder.Path, false, default));
        Assert.Contains("nothing came for 0.1 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_server_is_waited_for()
    {
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LocalServer(_ =>
            new LocalServer.Response { Body = Content[..50_000], Length = Content.Length, Until = more.Task, Rest = Content[50_000..] });
        var progress = new Trigger(news => news.Done > 0, more);
        new Downloader(new DownloadOptions(), progress).Fetch([At(server.Address)], _folder.Path, false, default);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Two_at_once_fetch_once_and_both_have_the_file()
    {
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LocalServer(_ =>
            new LocalServer.Response { Body = Content[..50_000], Length = Content.Length, Until = more.Task, Rest = Content[50_000..] });
        // The first gets half; then the second begins, finds the lock and waits; only then does the rest come.
        var halfway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() =>
            new Downloader(new DownloadOptions(), new Trigger(news => news.Done > 0, halfway)).Fetch([At(server.Address)], _folder.Path, false, default));
        await halfway.Task;
        var second = new Downloader(new DownloadOptions(), new Trigger(news => news.Stage == DataStage.Waiting, more))
            .Fetch([At(server.Address)], _folder.Path, false, default);
        await first;
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Single(server.Requests);
        Assert.Equal(Content.Length, second[0].Bytes);
    }

    [Fact]
    public void Cancelling_stops_and_keeps_the_part()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new LocalServer(_ =>
            new LocalServer.Response
            {
                Body = Content[..50_000],
                Length = Content.Length,
                Until =
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously).Task
            });
        var halfway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        halfway.Task.ContinueWith(_ => cancel.Cancel(), TaskScheduler.Default);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new Downloader(new DownloadOptions(), new Trigger(news => news.Done > 0, halfway)).Fetch([At(server.Address)], _folder.Path, false, cancel.Token));
        Assert.True(new FileInfo(Target + ".part").Length > 0);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Verifying_replaces_a_damaged_file()
    {
        using var server = new LocalServer(_ => new LocalServer.Response { Body = Content });
        File.WriteAllBytes(Target, [1, 2, 3]);
        Assert.False(Fetch(server.Address).Fetched);
        Assert.True(new Downloader(new DownloadOptions(), null).Fetch([At(server.Address)], _folder.Path, verify: true, default)[0].Fetched);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://example.org/x")]
    [InlineData("http://[")]
    [InlineData("data:text/plain,x")]
    [InlineData("")]
    public void A_redirection_to_something_else_is_refused(string place)
    {
        using var server = new LocalServer(_ => new LocalServer.Response { Status = 302, Headers = [$"Location: {place}"] });
        Assert.Contains("file.bin could not be downloaded", Refusal(server.Address), StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var server = new LocalServer(_ => new LocalServer.Response { Body = Content });
        var inside = Path.Combine(_folder.Write("no-folder", "text"), "cache");
        var error = Assert.Throws<HillockException>(() => new Downloader(new DownloadOptions(), null).Fetch([At(server.Address)], inside, false, default));
        Assert.Contains($"The folder {inside} cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_set_is_fetched_into_the_cache_when_it_is_first_used()
    {
        var source = RealData.Path("mnist");
        using var server = new LocalServer(request =>
            new LocalServer.Response { Body = File.ReadAllBytes(Path.Combine(source, Path.GetFileName(request.Path))) });
        var options = new DataOptions
        {
            Directory = _folder.Path,
            Progress = _news,
            Download = new DownloadOptions { Offline = false, Mirror = server.Address, Cache = _folder.File("cache") },
        };
        Assert.Equal(60_000 + 10_000, Datasets.Load("mnist", options).Describe().Rows);
        Assert.Equal(
            ["/mnist/train-images-idx3-ubyte.gz", "/mnist/train-labels-idx1-ubyte.gz", "/mnist/t10k-images-idx3-ubyte.gz", "/mnist/t10k-labels-idx1-ubyte.gz"],
            server.Requests.Select(request => request.Path));
        Assert.Equal((DataStage.Missing, "mnist", _folder.File("cache/mnist")), (_news.News.First().Stage, _news.News.First().Name, _news.News.First().Place));
        Assert.Equal(10_000, Datasets.Load("mnist", options with { Download = options.Download with { Offline = true } }).Test.Count);
        Assert.All(Datasets.Download("mnist", options with { Directory = null }), file => Assert.False(file.Fetched));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void Published_files_have_https_addresses_and_checksums()
    {
        foreach (var info in Datasets.Known.Where(info => !info.Generated))
        {
            var message = Assert.Throws<HillockException>(
                () => Datasets.Load(info.Name, new DataOptions { Directory = _folder.Path, Download = new DownloadOptions { Offline = true } })).Message;
            Assert.Contains("https://", message, StringComparison.Ordinal);
            Assert.Contains($"DIR/{info.Name}", message, StringComparison.Ordinal);
        }

        Assert.Throws<HillockException>(() => Datasets.Download("digits"));
        Assert.Contains("Did you mean mnist?", Assert.Throws<HillockException>(() => Datasets.Download("mnits")).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be fetched", Assert.Throws<HillockException>(
            () => Datasets.Download("mnist", new DataOptions { Directory = _folder.Path })).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<HillockException>(
            () => Datasets.Load("mnist", new DataOptions { Directory = _folder.File("nowhere") })).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static RemoteFile At(params Uri[] servers) =>
        new("set/file.bin", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), [.. servers.Select(server => new Uri(server, "file.bin"))]);

    private DownloadedFile Fetch(params Uri[] servers) =>
        new Downloader(new DownloadOptions(), _news).Fetch([At(servers)], _folder.Path, verify: false, default)[0];

    private string Refusal(params Uri[] servers) => Assert.Throws<HillockException>(() => Fetch(servers)).Message;

    /// <summary>Completes a task when the news it waits for comes.</summary>
    private sealed class Trigger(Func<DataProgress, bool> when, TaskCompletionSource then) : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            if (when(value)) then.TrySetResult();
        }
    }
}
