namespace Hillock.Formulas.Printing;

/// <summary>A language that formulas can be written in.</summary>
/// <remarks>A target is one class: a table of how operators are written, and the frame around the code. It is found by reflection.</remarks>
public abstract class ExportTarget
{
    private static readonly Lazy<IReadOnlyList<ExportTarget>> Targets = new(() =>
        [.. typeof(ExportTarget).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ExportTarget)) && !t.IsAbstract)
            .Select(t => (ExportTarget)Activator.CreateInstance(t, nonPublic: true)!)
            .OrderBy(t => t.Id, StringComparer.Ordinal)]);

    private protected ExportTarget()
    {
    }

    /// <summary>Every target, by name.</summary>
    public static IReadOnlyList<ExportTarget> All => Targets.Value;

    /// <summary>The name on the command line, such as <c>pytorch</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Other names.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>What comes out, in a few words.</summary>
    public abstract string Summary { get; }

    /// <summary>Ending of files in the language, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>What begins a line of comment.</summary>
    private protected abstract string Comment { get; }

    /// <summary>The target called <paramref name="name"/>.</summary>
    /// <exception cref="HillockException">There is none; the nearest are offered.</exception>
    public static ExportTarget Find(string name) =>
        All.FirstOrDefault(t => t.Id == name || t.Aliases.Contains(name))
        ?? throw new HillockException(
            $"Nothing can be exported to '{name}'.{Suggestions.Ask(name, All.SelectMany(t => t.Aliases.Prepend(t.Id)))} The targets: "
            + $"{string.Join(", ", All.Select(t => t.Id))}.");

    /// <summary>The formula as a file in the language: a comment on where it comes from, then the code. Lines end with <c>\n</c>.</summary>
    /// <exception cref="HillockException">The name is no identifier, two parameters share a name, or the formula is too large.</exception>
    public string Print(ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckName(request.Name);
        if (request.Inputs.Concat(request.Parameters).GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new HillockException($"The formula has two parameters called {twice.Key} with different values; rename one.");
        return Joined(Header(request), Code(request));
    }

    /// <summary>A function of a row as a file in the language: a comment on where it comes from, then the code.</summary>
    /// <exception cref="HillockException">The name is no identifier.</exception>
    public string Print(RowExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckName(request.Name);
        string[] header = [$"{request.Name}: {request.Definition}", $"Source: {request.Source}", request.Command.Length > 0
            ? $"Written by Hillock: {request.Command}" : "Written by Hillock."];
        return Joined(header.Where(line => line != "Source: "), RowCode(request));
    }

    /// <summary>The lines after the header of a function of a row.</summary>
    private protected abstract IEnumerable<string> RowCode(RowExportRequest request);

    /// <summary>The lines after the header.</summary>
    private protected abstract IEnumerable<string> Code(ExportRequest request);

    private static void CheckName(string name)
    {
        if (!Names.IsIdentifier(name))
            throw new HillockException($"'{name}' cannot name an export: use letters, digits and _, a letter first.");
    }

    private string Joined(IEnumerable<string> header, IEnumerable<string> code) =>
        string.Concat(header.Select(line => $"{Comment} {OneLine(line)}".TrimEnd()).Concat(code).Select(line => line + "\n"));

    private static IEnumerable<string> Header(ExportRequest request)
    {
        yield return $"{request.Name}: {(request.Definition.Length > 0 ? request.Definition : request.Formula)}";
        if (request.Source.Length > 0) yield return $"Source: {request.Source}";
        yield return request.Command.Length > 0 ? $"Written by Hillock: {request.Command}" : "Written by Hillock.";
        if (request.Training is not null) yield return $"Predicting: {request.Formula}";
        var written = SoundForm.Evaluated(request.Simple, single: true);
        foreach (var x in request.Gate is not null ? [] : new[] { double.NegativeInfinity, double.PositiveInfinity })
            if (double.IsNaN(written.Program.Run(x)) && request.Formula.Evaluate(x) is var limit && !double.IsNaN(limit))
                yield return $"At x = {Numbers.Print(x)} this arithmetic gives NaN; the limit is {Numbers.Print(limit)}.";
    }

    // Nothing in a comment may begin a line of code.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).TrimEnd('\\');
}
