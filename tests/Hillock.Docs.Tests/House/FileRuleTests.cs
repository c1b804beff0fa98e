namespace Hillock.Docs.Tests.House;

/// <summary>Files stay short, lines readable, folders shallow.</summary>
public sealed class FileRuleTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 160;
    private const int Median = 60;
    private const int Deepest = 4;

    [Fact]
    public void No_file_is_long_and_half_are_short()
    {
        var lengths = SourceTree.Files.Select(path => (Path: path, Lines: File.ReadLines(path).Count())).OrderBy(f => f.Lines).ToList();
        Assert.DoesNotContain(lengths, f => f.Lines > LongestFile);
        Assert.True(lengths[lengths.Count / 2].Lines < Median);
    }

    [Fact]
    public void No_folder_is_deep() => Assert.DoesNotContain(SourceTree.Folders, folder => folder.Split('/').Length + 1 > Deepest);

    [Fact]
    public void No_line_is_long()
    {
        var long_ = SourceTree.Files.SelectMany(path => File.ReadLines(path).Index().Where(line => line.Item.Length > LongestLine)
            .Select(line => $"{SourceTree.FolderOf(path)}/{Path.GetFileName(path)}:{line.Index + 1} has {line.Item.Length} characters")).ToList();
        Assert.True(long_.Count == 0, string.Join('\n', long_.Prepend($"{long_.Count} lines:")));
    }
}
