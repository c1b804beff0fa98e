using Hillock.Activations;
using Hillock.Formulas.Printing;

namespace Hillock.Reports.Reference;

/// <summary>The page of one activation.</summary>
internal static class ReferencePage
{
    private const int MostRelated = 12;

    private static readonly (string Target, string Title, string Language)[] Languages =
        [("csharp", "C#", "csharp"), ("pytorch", "PyTorch", "python"), ("keras", "Keras", "python"), ("jax", "JAX", "python")];

    /// <summary>The page.</summary>
    public static string Text(Activation activation)
    {
        var page = new MarkdownText(activation.Id);
        page.Block(activation.Summary).Block(EntryText.Kind(activation));
        Formulas(page, activation);
        page.Block($"![{activation.Id}: value and derivative]({activation.Id}.svg)").Block(EntryText.Picture(activation));
        if (activation.Parameters.Count > 0)
            page.Heading("Parameters").Table(["parameter", "default", "domain", "", "other names"], activation.Parameters.Select(p => EntryText.Parameter(activation, p)));
        page.Heading("Facts").Table(["", ""], FactSheet.Of(activation).Select(f => (IReadOnlyList<string>)[f.Name, f.Value]));
        page.Heading("Use").Table(["", ""], Said(activation));
        var frameworks = EntryText.Frameworks(activation).ToList();
        if (frameworks.Count > 0) page.Heading("In frameworks").Table(["framework", "name", "here", ""], frameworks);
        Code(page, activation);
        Related(page, activation);
        return page.ToString();
    }

    private static void Formulas(MarkdownText page, Activation activation)
    {
        foreach (var (left, latex) in EntryLatex.Of(activation)) page.Fence("math", $"{left} = {latex}");
        if (activation is RowActivation) page.Fence("text", activation.Definition);
    }

    private static IEnumerable<IReadOnlyList<string>> Said(Activation activation) => new (string Name, string Value)[]
    {
        ("strength", activation.Info.Strength),
        ("weakness", activation.Info.Weakness),
        ("typical use", activation.Info.Use),
        ("also called", string.Join(", ", activation.Aliases.Select(MarkdownText.Code))),
        ("source", activation.Source),
    }.Where(r => r.Value.Length > 0).Select(r => (IReadOnlyList<string>)[r.Name, r.Value]);

    private static void Code(MarkdownText page, Activation activation)
    {
        page.Heading("Code");
        foreach (var (target, title, language) in Languages)
        {
            var command = $"hillock export {activation.Id} --to {target}";
            page.Folded(title, language, ActivationExport.Print(activation, ExportTarget.Find(target), activation.Id, command));
        }
    }

    private static void Related(MarkdownText page, Activation activation)
    {
        var family = Catalogue.All.Where(a => a.Family == activation.Family && a.Id != activation.Id).ToList();
        var links = family.Take(MostRelated).Select(a => $"[{a.Id}]({a.Id}.md)");
        var more = family.Count > MostRelated ? $" and {family.Count - MostRelated} more" : "";
        page.Heading("Related").Block(EntryText.SameFunction(activation)).Block(family.Count == 0
            ? "[All activations](../index.md)"
            : $"{activation.Family}: {string.Join(", ", links)}{more}. [All activations](../index.md)");
    }
}
