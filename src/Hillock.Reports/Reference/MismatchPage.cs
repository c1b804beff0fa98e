namespace Hillock.Reports.Reference;

/// <summary>The page of what frameworks define differently.</summary>
internal static class MismatchPage
{
    /// <summary>The page.</summary>
    public static string Text()
    {
        var page = new MarkdownText("Where frameworks disagree");
        page.Block("The same name, another function: defaults, kinks, constants and axes differ between frameworks, and a model moved from one to another\n"
            + "changes without a word. The last column says how each is written here.");
        foreach (var mismatch in Mismatches.All)
        {
            page.Heading(mismatch.Topic).Block(mismatch.Consequence);
            page.Table(["frameworks", "what they do", "here"], mismatch.Choices.Select(c =>
                (IReadOnlyList<string>)[c.Frameworks, c.Behaviour, c.Here.Length == 0 ? "" : MarkdownText.Code(c.Here)]));
        }

        return page.Block("[All activations](index.md)").ToString();
    }
}
