using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Reports.Runs;

namespace Hillock.Cli.Verbs;

/// <summary><c>report FOLDER</c>: a run as a page, a summary, tables or pictures.</summary>
[VerbPlace(125)]
internal sealed class ReportVerb : Verb
{
    private readonly Argument<string> _folder = new("folder")
    {
        HelpName = "FOLDER",
        Description = "the folder of a run of train, compare or doctor, finished or not, old or new",
    };

    private readonly Option<string?> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Where it goes: a file, or for svg and csv without --part a folder [html: report.html in FOLDER; svg, csv: report/ in it; else stdout]",
    };

    private readonly Option<string?> _format = new("--format")
    {
        HelpName = "FORMAT",
        Description = "html, markdown (a summary for a pull request), csv, json or svg [what FILE ends in, else html]",
    };

    private readonly Option<string?> _part = new("--part")
    {
        HelpName = "NAME",
        Description = "One chart as SVG, or one table as CSV; without it, all of them",
    };

    public ReportVerb(Session session)
        : base("report", "a run of train, compare or doctor as one page to look at and to send", session)
    {
        Add(_folder);
        _format.CompletionSources.Add(ReportFormats.Names);
        foreach (var option in new Option[] { _file, _format, _part }) Add(option);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock report runs/compare-20261125-101500", "writes report.html there: one file, no network, to open or to send"),
        ("hillock report runs/train-20261125-101500 --format markdown", "a summary to paste into a pull request"),
        ("hillock report runs/train-20261125-101500 --format svg --part loss -o loss.svg", "one chart"),
        ("hillock report runs/train-20261125-101500 --format csv -o tables", "every table and the numbers of every chart, a file each"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var (folder, file, part) = (parsed.GetRequiredValue(_folder), parsed.GetValue(_file), parsed.GetValue(_part));
        UsageError.RefuseOptions([folder], this, parsed);
        var format = ReportFormats.Choose(parsed.GetValue(_format), file, part is not null);
        if (part is not null && format is not (ReportFormat.Svg or ReportFormat.Csv)) throw new HillockException(
            $"--part names a chart or a table, and {ReportFormats.Name(format)} holds them all; add --format svg or --format csv, or leave --part out.");
        var report = RunReport.Read(folder);
        if (part is not null) return One(report, format == ReportFormat.Svg ? report.ToSvg(part) : report.ToCsv(part), file);
        return format switch
        {
            ReportFormat.Svg => Each(report, report.Charts, "svg", report.ToSvg, file ?? Path.Combine(folder, "report")),
            ReportFormat.Csv => Each(report, report.Tables, "csv", report.ToCsv, file ?? Path.Combine(folder, "report")),
            ReportFormat.Html => One(report, report.ToHtml(), file ?? Path.Combine(folder, RunReport.FileName)),
            ReportFormat.Json => One(report, report.ToJson(), file),
            _ => One(report, report.ToMarkdown(), file),
        };
    }

    private int One(RunReport report, string text, string? file)
    {
        if (file is null)
        {
            if (text.StartsWith('{')) Session.Out.Json(text);
            else if (Session.Json) throw new HillockException(
                "--json and a report on stdout are two answers in one place; give -o FILE, or leave --json out.");
            else Session.Out.Document(text.TrimEnd('\n'));
            return ExitCodes.Done;
        }

        Session.Save(() => AtomicFile.WriteText(file, text));
        return Told(report, [file]);
    }

    private int Each(RunReport report, IReadOnlyList<string> names, string ending, Func<string, string> write, string folder)
    {
        if (names.Count == 0) throw new HillockException($"The report has nothing to write as {ending}; the folder holds no numbers yet.");
        if (File.Exists(folder) || Path.GetExtension(folder).Equals($".{ending}", StringComparison.OrdinalIgnoreCase)) throw new HillockException(
            $"'{folder}' is a file, and there are {names.Count} to write; give a folder with -o, or name one of them with --part: {string.Join(", ", names)}.");
        List<string> written = [];
        Session.Save(() =>
        {
            AtomicFile.MakeFolder(folder);
            foreach (var name in names)
            {
                var path = Path.Combine(folder, $"{name}.{ending}");
                AtomicFile.WriteText(path, write(name));
                written.Add(path);
            }
        });
        return Told(report, written);
    }

    private int Told(RunReport report, IReadOnlyList<string> files)
    {
        foreach (var sentence in report.Missing) Facts.Warning(Session.Error, sentence);
        return Session.Answer(
            () => new { report.Kind, report.Title, report.Verdict, report.Missing, Files = files.Select(Path.GetFullPath) },
            screen =>
            {
                foreach (var file in files) screen.Plain(file);
            });
    }
}
