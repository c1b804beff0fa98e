using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;

namespace Hillock.Cli.Verbs;

/// <summary><c>data info NAME|PATH</c>: what a data set holds, and what to know before trusting a result on it.</summary>
internal sealed class DataInfoVerb : Verb
{
    private readonly Argument<string> _data = new("data")
    {
        HelpName = "NAME|PATH",
        Description = "a name of 'hillock data list', a CSV file (gzip or not), or a folder with IDX files",
    };

    private readonly Option<string?> _directory = DataFlags.Directory();
    private readonly Option<string?> _target = DataFlags.Target();

    public DataInfoVerb(Session session)
        : base("info", "what a data set holds: shape, classes, counts, columns, warnings", session)
    {
        _data.CompletionSources.Add(_ => Datasets.Known.Select(d => d.Name));
        Add(_data);
        Add(_directory);
        Add(_target);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock data info digits", "the embedded digits"),
        ("hillock data info houses.csv --target price", "your own table"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var options = new DataOptions { Directory = parsed.GetValue(_directory), Target = parsed.GetValue(_target) };
        var summary = Datasets.Load(parsed.GetRequiredValue(_data), options).Describe();
        return Session.Answer(() => Json(summary), screen => DataPage.Write(screen, summary));
    }

    private static object Json(DataSummary s) => new
    {
        s.Name,
        s.Description,
        s.Source,
        Task = DataPage.Name(s.Task),
        Shape = s.Inputs.ToString(),
        s.Rows,
        s.Train,
        s.Validation,
        s.Test,
        s.Classes,
        s.InputMean,
        s.InputDeviation,
        Target = s.TargetName,
        TargetMean = s.Task == TaskKind.Regression ? s.TargetScale.Mean : (double?)null,
        TargetDeviation = s.Task == TaskKind.Regression ? s.TargetScale.Deviation : (double?)null,
        Columns = s.Columns.Select(c => new
        {
            c.Name,
            Kind = DataPage.Name(c.Kind),
            c.Missing,
            c.Distinct,
            c.Mean,
            c.Deviation,
            c.Inputs,
            c.Note,
        }),
        s.Warnings,
    };
}
