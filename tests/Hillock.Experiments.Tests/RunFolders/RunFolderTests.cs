using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Tests.RunFolders;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_new_folder_is_made_and_written_in_whole_files()
    {
        using var folder = RunFolder.Open(Path.Combine(_root, "a", "b"), RunVerb.Compare);
        folder.Write("c/d.txt", "one");
        folder.Write("c/d.txt", "two");
        Assert.Equal("two", folder.Read("c/d.txt"));
        Assert.Null(folder.Read("none"));
        Assert.Equal(["d.txt"], Directory.EnumerateFiles(folder.In("c")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_folder_of_a_run_is_opened_again()
    {
        using (var first = RunFolder.Open(_root, RunVerb.Compare)) first.Write(RunFolder.CommandFile, "hillock compare\n");
        using var again = RunFolder.Open(_root, RunVerb.Compare);
        Assert.Equal("hillock compare\n", again.Read(RunFolder.CommandFile));
    }

    [Fact]
    public void One_run_at_a_time_holds_a_folder()
    {
        var first = RunFolder.Open(_root, RunVerb.Compare);
        var message = Assert.Throws<HillockException>(() => RunFolder.Open(_root, RunVerb.Compare)).Message;
        Assert.Matches(@"in use by this process \(since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)", message);
        first.Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
        using var second = RunFolder.Open(_root, RunVerb.Compare);
        first.Dispose();
        Assert.Throws<HillockException>(() => RunFolder.Open(_root, RunVerb.Compare));
    }

    [Fact]
    public void Of_many_that_open_a_folder_at_once_one_has_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var path = Path.Combine(_root, $"{round}");
            using var start = new Barrier(8);
            var opened = new System.Collections.Concurrent.ConcurrentBag<RunFolder>();
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                for (var i = 0; i < 10; i++)
                {
                    try
                    {
                        opened.Add(RunFolder.Open(path, RunVerb.Train));
                        return;
                    }
                    catch (HillockException)
                    {
                        // Somebody else has it.
                    }
                }
            }))];
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            Assert.Single(opened).Dispose();
        }
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData(".probe")]
    [InlineData("command.txt.0123456789abcdef.tmp")]
    [InlineData("checkpoint/state.json")]
    [InlineData("checkpoint/buffers-1.safetensors.0123.tmp")]
    [InlineData("trainings/0123.json")]
    [InlineData("histories/relu-seed1.csv")]
    [InlineData("checkpoint/epochs.jsonl")]
    [InlineData("trainings/0123.json.0123456789abcdef.tmp")]
    [InlineData("histories/relu.csv.0123456789abcdef.tmp")]
    [InlineData("histories/.lock")]
    public void What_a_killed_run_left_behind_does_not_lock_its_folder(string left)
    {
        var path = Path.Combine(_root, left);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        using var folder = RunFolder.Open(_root, RunVerb.Train);
        Assert.DoesNotContain(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("checkpoint/thesis.tex")]
    [InlineData("data/a.csv")]
    [InlineData("results.json")]
    [InlineData("checkpoint/state.csv")]
    [InlineData("trainings/a.csv")]
    [InlineData("histories/a.json")]
    public void What_may_be_another_s_is_not_taken_for_left_behind(string file)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        Assert.Throws<HillockException>(() => RunFolder.Open(_root, RunVerb.Train));
        Assert.Single(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_that_vanished_is_not_made_anew()
    {
        var path = Path.Combine(_root, "run");
        using var folder = RunFolder.Open(path, RunVerb.Train);
        Directory.Delete(path, recursive: true);
        Assert.Contains("is gone", Assert.Throws<HillockException>(() => folder.Write("results.json", "{}")).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Fresh_folders_are_never_shared()
    {
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(_root);
        try
        {
            using RunFolder first = RunFolder.Open(null, RunVerb.Train), second = RunFolder.Open(null, RunVerb.Train);
            Assert.NotEqual(first.Location, second.Location);
            Assert.Matches(@"^runs/train-\d{8}-\d{6}$", first.Location.Replace('\\', '/'));
            Assert.Matches(@"^runs/train-\d{8}-\d{6}(-2)?$", second.Location.Replace('\\', '/'));
            Assert.Empty(first.Warnings);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_root, "thesis.tex"), "");
        Assert.Contains("not a run's", Assert.Throws<HillockException>(() => RunFolder.Open(_root, RunVerb.Compare)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_reported()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Assert.Throws<HillockException>(() => RunFolder.Open(file, RunVerb.Train)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", Assert.Throws<HillockException>(() => RunFolder.Open(Path.Combine(file, "sub"), RunVerb.Train)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_another_verb_is_left_alone()
    {
        using (var first = RunFolder.Open(_root, RunVerb.Compare)) first.Write(RunFolder.CommandFile, "hillock compare --data moons\n");
        Assert.Equal($"The output folder '{_root}' holds a run of compare, not of train; give another folder with --output.",
            Assert.Throws<HillockException>(() => RunFolder.Open(_root, RunVerb.Train)).Message);
        File.WriteAllText(Path.Combine(_root, RunFolder.CommandFile), "hillock");
        using var cut = RunFolder.Open(_root, RunVerb.Train);
    }

    [Fact]
    public void What_cannot_be_used_is_said_with_its_kind_and_what_to_do()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        Says(ErrorKind.Usage, $"The output folder '{file}' is a file; give the name of a folder with --output.", file);
        Says(ErrorKind.Io, $"The output folder '{Path.Combine(file, "sub")}' cannot be written: ", Path.Combine(file, "sub"));
        Says(ErrorKind.Usage, $"The output folder '{_root}' holds files that are not a run's; give a new folder with --output, so that nothing", _root);
        using var held = RunFolder.Open(Path.Combine(_root, "held"), RunVerb.Train);
        Says(ErrorKind.Io, $"The output folder '{held.Location}' is in use by this process", held.Location);
        Directory.Delete(held.Location, recursive: true);
        var gone = Assert.Throws<HillockException>(() => held.In("a.txt"));
        Assert.Equal((ErrorKind.Io, $"The output folder '{held.Location}' is gone: it was deleted or moved while the run wrote there. Run it again, and leave "
            + "the folder until it has ended."), (gone.Kind, gone.Message));
        Assert.False(Directory.Exists(held.Location));

        static void Says(ErrorKind kind, string start, string path)
        {
            var error = Assert.Throws<HillockException>(() => RunFolder.Open(path, RunVerb.Train));
            Assert.Equal(kind, error.Kind);
            Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_are_found_and_their_bytes_counted()
    {
        using var folder = RunFolder.Open(_root, RunVerb.Train);
        Assert.Equal(_root, folder.Location);
        Assert.False(folder.Has("a.txt"));
        folder.Write("a.txt", "é");
        folder.Write("b.txt", "abc");
        Assert.True(folder.Has("a.txt"));
        Assert.Equal(5, folder.Written);
        var inner = folder.In("inner/c.txt");
        Assert.Equal(Path.Combine(_root, "inner/c.txt"), inner);
        Assert.True(Directory.Exists(Path.Combine(_root, "inner")));
        Assert.False(File.Exists(inner));
    }

    [Theory]
    [InlineData("relu", "relu")]
    [InlineData("leaky_relu(alpha=0.01)", "leaky_relu-alpha-0.01-")]
    [InlineData("../../x", "x-")]
    public void File_names_are_safe(string text, string start)
    {
        Assert.StartsWith(start, FileSlug.Of(text), StringComparison.Ordinal);
        Assert.DoesNotContain('/', FileSlug.Of(text));
        Assert.InRange(FileSlug.Of(new string('x', 300)).Length, 1, 60);
    }

    [Fact]
    public void Different_texts_have_different_file_names() => Assert.NotEqual(FileSlug.Of("x+1"), FileSlug.Of("x-1"));
}
