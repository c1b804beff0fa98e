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
        var folder = RunFolder.Open(Path.Combine(_root, "a", "b"), RunVerb.Compare);
        folder.Write("c/d.txt", "one");
        folder.Write("c/d.txt", "two");
        Assert.Equal("two", folder.Read("c/d.txt"));
        Assert.Null(folder.Read("none"));
        Assert.Equal(["d.txt"], Directory.EnumerateFiles(folder.In("c")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_folder_of_a_run_is_opened_again()
    {
        RunFolder.Open(_root, RunVerb.Compare).Write(RunFolder.CommandFile, "hillock compare\n");
        Assert.Equal("hillock compare\n", RunFolder.Open(_root, RunVerb.Compare).Read(RunFolder.CommandFile));
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
        Assert.Contains("cannot be written", Assert.Throws<HillockException>(() => RunFolder.Open(Path.Combine(file, "sub"), RunVerb.Train)).Message, StringComparison.Ordinal);
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
