namespace Hillock.Docs.Tests;

public sealed class LinkTests
{
    public static TheoryData<string> Pages() => [.. Repository.Pages.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var from = Repository.Pages.Single(p => p.Name == page);
        string[] broken = [.. from.Links.Where(l => !Leads(from, l.Target)).Select(l => $"{page}:{l.Line}: {l.Target}")];
        Assert.Empty(broken);
    }

    private static bool Leads(MarkdownPage from, string target)
    {
        if (target.Contains(':', StringComparison.Ordinal)) return true;
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? from.Location : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Location)!, parts[0]));
        return Path.Exists(path) && (parts.Length == 1 || new MarkdownPage(path).Anchors.Contains(parts[1]));
    }
}
