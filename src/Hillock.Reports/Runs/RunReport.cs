using Hillock.Reports.Charts;
using Hillock.Reports.Documents;
using Hillock.Reports.Pages;

namespace Hillock.Reports.Runs;

/// <summary>The report of a run's folder: of <c>train</c>, <c>compare</c> or <c>doctor</c>, finished or not, of this version or an earlier one.</summary>
public sealed class RunReport
{
    /// <summary>The page that runs leave in their folder.</summary>
    public const string FileName = "report.html";

    private readonly RunDocument _document;

    internal RunReport(RunDocument document) => _document = document;

    /// <summary>What ran: <c>training</c>, <c>comparison</c>, <c>comparison over data sets</c> or <c>doctor's visit</c>.</summary>
    public string Kind => _document.Kind;

    /// <summary>What it was about.</summary>
    public string Title => _document.Title;

    /// <summary>What came out, in sentences.</summary>
    public IReadOnlyList<string> Verdict => _document.Verdict;

    /// <summary>What the folder lacks, in sentences.</summary>
    public IReadOnlyList<string> Missing => _document.Missing;

    /// <summary>Names of the charts, for <see cref="ToSvg"/>.</summary>
    public IReadOnlyList<string> Charts => [.. _document.Charts.Select(c => c.Name)];

    /// <summary>Names of the tables, those of the charts among them, for <see cref="ToCsv"/>.</summary>
    public IReadOnlyList<string> Tables => [.. _document.Tables.Select(t => t.Name)];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="HillockException">It is no folder of a run, or cannot be read.</exception>
    public static RunReport Read(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) throw new HillockException(
            "The folder to report on is an empty text; give the folder of a run, such as runs/train-20261125-101500.");
        if (File.Exists(folder)) throw new HillockException(
            $"'{folder}' is a file; give the folder of a run, which hillock train, compare or doctor wrote.");
        if (!Directory.Exists(folder)) throw new HillockException(
            ErrorKind.Io, $"There is no folder '{folder}'; give the folder of a run, which hillock train, compare or doctor wrote.");
        var files = new FolderFiles(folder);
        var verb = files.Text("command.txt")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).FirstOrDefault() ?? "";
        return new(verb switch
        {
            "train" => TrainingReader.Read(files),
            "compare" => Compared(files),
            "doctor" => DoctorReader.Read(files),
            _ => Guessed(files) ?? throw new HillockException(
                $"'{folder}' is no folder of a run: it has no command.txt of hillock train, compare or doctor, and no results. Give the folder that one of "
                + "them wrote."),
        });
    }

    /// <summary>One HTML file that needs nothing else.</summary>
    public string ToHtml() => HtmlPage.Of(_document);

    /// <summary>A summary to paste into a pull request.</summary>
    public string ToMarkdown() => MarkdownPage.Of(_document);

    /// <summary>Everything as JSON.</summary>
    public string ToJson() => DocumentJson.Of(_document);

    /// <summary>A chart as an SVG file of its own, light or dark as the reader's system is.</summary>
    /// <exception cref="HillockException">There is no chart of that name.</exception>
    public string ToSvg(string chart)
    {
        var drawn = _document.Charts.FirstOrDefault(c => c.Name == chart) ?? throw Unknown("chart", chart, Charts);
        return drawn.Draw("chart", Chart.Wide).Svg(drawn.Title, drawn.Reading, "class=\"ch\"", ChartStyle.Alone());
    }

    /// <summary>A table, or the numbers of a chart, as CSV.</summary>
    /// <exception cref="HillockException">There is none of that name.</exception>
    public string ToCsv(string table) =>
        _document.Tables.FirstOrDefault(t => t.Name == table) is { Grid: { } grid } ? CsvTable.Of(grid) : throw Unknown("table", table, Tables);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Title}";

    private static HillockException Unknown(string what, string name, IReadOnlyList<string> known) => new(known.Count == 0
        ? $"The report has no {what}."
        : $"The report has no {what} '{name}'.{Suggestions.Ask(name, known)} It has {string.Join(", ", known)}.");

    private static RunDocument Compared(FolderFiles files) =>
        files.Json("across.json") is { } across ? AcrossReader.Read(files, across) : ComparisonReader.Read(files);

    // Folders that lost their command.
    private static RunDocument? Guessed(FolderFiles files)
    {
        if (files.Has("results.json") && files.Json("results.json") is { } result)
            return result.Items("results").Count > 0 ? Compared(files) : TrainingReader.Read(files);
        return files.Has("findings.json") ? DoctorReader.Read(files) : files.Has("history.csv") ? TrainingReader.Read(files) : null;
    }
}
