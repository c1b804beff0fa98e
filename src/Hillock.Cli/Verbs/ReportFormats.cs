namespace Hillock.Cli.Verbs;

/// <summary>The formats of a report by name, and by what a file ends in.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, ReportFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = ReportFormat.Html,
        [".htm"] = ReportFormat.Html,
        [".md"] = ReportFormat.Markdown,
        [".csv"] = ReportFormat.Csv,
        [".json"] = ReportFormat.Json,
        [".svg"] = ReportFormat.Svg,
    };

    /// <summary>The names.</summary>
    public static string[] Names => [.. Enum.GetValues<ReportFormat>().Select(Name)];

    /// <summary>The name of one.</summary>
    public static string Name(ReportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The one that was named, or that the file ends in; a page where neither says.</summary>
    /// <exception cref="HillockException">There is no such format, or a file's ending says another.</exception>
    public static ReportFormat Choose(string? name, string? file, bool part)
    {
        var ending = file is null ? "" : Path.GetExtension(file);
        ReportFormat? byEnding = Endings.TryGetValue(ending, out var known) ? known : null;
        if (name is null)
        {
            if (byEnding is { } said) return said;
            if (part) throw new HillockException("--part needs to know what it is written as; add --format svg for a chart, or --format csv for a table.");
            if (file is not null) throw new HillockException(
                $"'{file}' does not say what is to be written; end it in .html, .md, .csv, .json or .svg, or add --format with one of "
                + $"{string.Join(", ", Names)}.");
            return ReportFormat.Html;
        }

        var given = name.Trim().ToLowerInvariant() is "md" ? "markdown" : name.Trim().ToLowerInvariant();
        if (!Names.Contains(given)) throw new HillockException(
            $"--format is '{name}'; expected one of {string.Join(", ", Names)}.{Suggestions.Ask(given, Names)}");
        var format = Enum.Parse<ReportFormat>(given, ignoreCase: true);
        if (byEnding is { } other && other != format) throw new HillockException(
            $"--format is {given}, and '{file}' ends in {ending}; give a file of that format, or leave --format out.");
        return format;
    }
}
