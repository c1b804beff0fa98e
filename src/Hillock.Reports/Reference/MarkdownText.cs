using System.Text;

namespace Hillock.Reports.Reference;

/// <summary>Markdown, a piece at a time; lines end with <c>\n</c> on every system.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a page.</summary>
    public MarkdownText(string title) => _text.Append(ReferenceFiles.Mark).Append("\n\n# ").Append(title).Append('\n');

    /// <summary>A heading of the second level.</summary>
    public MarkdownText Heading(string text) => Block("## " + text);

    /// <summary>Lines with an empty one before them.</summary>
    public MarkdownText Block(string text)
    {
        if (text.Length > 0) _text.Append('\n').Append(text.TrimEnd('\n')).Append('\n');
        return this;
    }

    /// <summary>Code or mathematics between fences longer than any inside.</summary>
    public MarkdownText Fence(string language, string code) => Block($"```{language}\n{code.TrimEnd('\n')}\n```");

    /// <summary>Code that is folded away until the reader wants it.</summary>
    public MarkdownText Folded(string title, string language, string code) =>
        Block($"<details>\n<summary>{title}</summary>\n\n```{language}\n{code.TrimEnd('\n')}\n```\n\n</details>");

    /// <summary>A table; nothing when it has no rows.</summary>
    public MarkdownText Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(Row).ToList();
        return lines.Count == 0 ? this : Block($"{Row(head)}\n|{string.Concat(head.Select(_ => " --- |"))}\n{string.Join('\n', lines)}");
    }

    /// <summary>Code inside a line or a cell.</summary>
    public static string Code(string text) => $"`{text}`";

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Row(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
