using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Reports.Reference;

/// <summary>The first page: every activation by family.</summary>
internal static class IndexPage
{
    private const int LongestFormula = 60;

    /// <summary>The page.</summary>
    public static string Text(IReadOnlyList<Activation> activations)
    {
        var families = activations.GroupBy(a => a.Family).ToList();
        var page = new MarkdownText("Activations");
        page.Block($"{activations.Count} activations, each defined once by its formula; derivative, facts, pictures and code follow from it. Write one as it\n"
            + "stands here, with parameters as in `leaky_relu(alpha=0.2)`, wherever Hillock expects an activation.");
        page.Block("Frameworks give the same name to different functions: [where they disagree](mismatches.md).\n"
            + "How far the compiled loops are from the exact functions: [accuracy](accuracy.md).");
        page.Block(string.Join('\n', families.Select(f => $"- [{f.Key}](#{Anchor(f.Key)}), {f.Count()}")));
        foreach (var family in families)
            page.Heading(family.Key).Table(["activation", "formula", "range", "what it is"], family.Select(Row));
        return page.ToString();
    }

    private static IReadOnlyList<string> Row(Activation activation)
    {
        var formula = activation.Definition.Split(';')[0];
        return
        [
            $"[{activation.Id}](activations/{activation.Id}.md)",
            MarkdownText.Code(formula.Length <= LongestFormula ? formula : formula[..(LongestFormula - 1)] + "…"),
            Range(activation),
            activation.Summary,
        ];
    }

    private static string Range(Activation activation) => activation switch
    {
        RowActivation row => Numerals.Of(RowFacts.Of(row).Range),
        _ => FactSheet.Curve(activation) is { } curve ? Numerals.Of(FormulaFacts.Of(curve).Range) : "",
    };

    // As GitHub makes them of headings.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));
}
