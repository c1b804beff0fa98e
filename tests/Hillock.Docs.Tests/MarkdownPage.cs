using System.Text.RegularExpressions;

namespace Hillock.Docs.Tests;

/// <summary>A Markdown file: its code blocks, its links and its headings.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<(int Line, string Text)> _prose = [];
    private readonly List<CodeBlock> _blocks = [];

    public MarkdownPage(string path)
    {
        Location = path;
        Name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        List<string>? open = null;
        var (language, start, number) = ("", 0, 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                if (open is null) _prose.Add((number, line));
                else open.Add(line.Trim());
            }
            else if (open is null) (open, language, start) = ([], line[3..].Trim(), number);
            else
            {
                _blocks.Add(new CodeBlock(language, start, open));
                open = null;
            }
        }

        if (open is not null) throw new InvalidOperationException($"{Name}:{start}: the code block is not closed.");
    }

    public string Location { get; }

    /// <summary>Path from the root of the repository, with slashes.</summary>
    public string Name { get; }

    public IEnumerable<CodeBlock> Blocks(string language) => _blocks.Where(b => b.Language == language);

    /// <summary>Targets of links in the text.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        _prose.SelectMany(p => Link().Matches(Code().Replace(p.Text, "")).Select(m => (p.Line, m.Groups["target"].Value)));

    /// <summary>The commands: lines of shell blocks and code in the text that begin with hillock and a verb.</summary>
    public IEnumerable<(int Line, string Command)> Commands => Blocks("sh")
        .SelectMany(b => b.Lines.Select((text, i) => (Line: b.Line + 1 + i, Text: text)))
        .Concat(_prose.SelectMany(p => Code().Matches(p.Text).Select(m => (p.Line, Text: m.Groups["code"].Value))))
        .Where(p => Command().IsMatch(p.Text));

    /// <summary>The names that a link may have after its #, as GitHub makes them of headings.</summary>
    public IEnumerable<string> Anchors => _prose.Where(p => p.Text.StartsWith('#'))
        .Select(p => NotInAnchor().Replace(p.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\[(?:[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^hillock [-a-z]")]
    private static partial Regex Command();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
