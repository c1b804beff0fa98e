using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Tests.RunFolders;

/// <summary>A file that grows holds what was added, between its head and its foot, after each item.</summary>
public sealed class GrowingFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;
    private readonly RunFolder _folder;

    public GrowingFileTests() => _folder = RunFolder.Open(_root, RunVerb.Compare);

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Items_stand_between_head_and_foot_after_each()
    {
        using var file = Make();
        file.Begin(["a", "b"]);
        Assert.Equal("[é a, b é]", Text());
        file.Add("c");
        Assert.Equal("[é a, b, c é]", Text());
        file.Add("dd");
        Assert.Equal("[é a, b, c, dd é]", Text());
    }

    [Fact]
    public void The_first_item_has_nothing_before_it()
    {
        using var file = Make();
        file.Begin([]);
        Assert.Equal("[é  é]", Text());
        file.Add("a");
        Assert.Equal("[é a é]", Text());
        file.Add("b");
        Assert.Equal("[é a, b é]", Text());
    }

    [Fact]
    public void What_is_added_without_a_beginning_begins_the_file()
    {
        using var file = Make();
        file.Add("a");
        Assert.Equal("[é a é]", Text());
    }

    [Fact]
    public void A_torn_file_is_written_whole()
    {
        File.WriteAllText(Path.Combine(_root, "items.txt"), "[é a, to");
        using var file = Make();
        file.Begin(["a"]);
        file.Begin(["a", "b"]);
        Assert.Equal("[é a, b é]", Text());
    }

    [Fact]
    public void The_bytes_written_are_counted()
    {
        using var file = Make();
        file.Begin(["a"]); // "[é a é]"
        Assert.Equal((9L, 9L), (file.Written, _folder.Written));
        file.Add("b"); // ", b é]"
        Assert.Equal((16L, 9L), (file.Written, _folder.Written));
        file.Begin(["a", "b"]);
        Assert.Equal((28L, 21L), (file.Written, _folder.Written));
    }

    [Fact]
    public void A_file_that_was_closed_is_let_go_of()
    {
        var file = Make();
        file.Begin(["a"]);
        file.Dispose();
        file.Dispose();
        using (File.Open(Path.Combine(_root, "items.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) Assert.Equal(9, file.Written);
        file.Add("b");
        Assert.Equal("[é b é]", Text());
        file.Dispose();
    }

    private GrowingFile Make() => new(_folder, "items.txt", "[é ", ", ", " é]");

    private string Text() => _folder.Read("items.txt")!;
}
