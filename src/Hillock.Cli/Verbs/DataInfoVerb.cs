using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Cli.Verbs;

/// <summary><c>data info NAME|PATH</c>: what a data set holds, and what to know before trusting a result on it.</summary>
internal sealed class DataInfoVerb : Verb
{
    private readonly Argument<string> _data = new("data")
    {
        HelpName = "NAME|PATH",
        Description = "a name of 'hillock data list', or the path of a file or folder",
    };

    private readonly SpecFlags _flags;

    public DataInfoVerb(Session session)
        : base("info", "what a data set holds: shape, classes, counts, columns, warnings", session)
    {
        _data.CompletionSources.Add(_ => Datasets.Known.Select(d => d.Name));
        Add(_data);
        _flags = new SpecFlags(this, RunOptions.OfData.Where(row => row.Name != "data"));
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock data info digits", "the embedded digits"),
        ("hillock data info houses.csv --target price", "your own table"),
        ("hillock data info pets/ --image-size 64", "a folder of pictures, a folder a class"),
        ("hillock data info passengers.csv --target passengers --window 12 --period 12", "a series in time"),
    ];

    public override string GroupOf(Option option) => _flags.GroupOf(option) ?? base.GroupOf(option);

    protected override int Run(ParseResult parsed)
    {
        using var loading = Session.Loading();
        var spec = _flags.Apply(new RunSpec { Data = parsed.GetRequiredValue(_data) }, parsed);
        var summary = SpecData.Read(spec, loading, Session.Token).Describe();
        loading?.Dispose();
        return Session.Answer(() => Json(summary), screen => DataPage.Write(screen, summary));
    }

    private static object Json(DataSummary s) => new
    {
        s.Name,
        s.Description,
        s.Source,
        Task = TaskWords.Of(s.Task),
        Shape = s.Inputs.ToString(),
        s.Rows,
        s.Train,
        s.Validation,
        s.Test,
        s.Classes,
        s.InputMean,
        s.InputDeviation,
        Target = s.TargetName,
        TargetGuessed = s.TargetIsGuess,
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
        Channels = s.Channels.Select(c => new { c.Name, c.Mean, c.Deviation }),
        Augmentation = s.Augmentation?.ToString(),
        Vocabulary = s.Vocabulary is { } v ? new { v.Size, v.Length, v.Symbols } : null,
        Series = s.Series is { } series ? Json(series) : null,
        s.Warnings,
    };

    private static object Json(SeriesInfo series) => new
    {
        series.Column,
        series.Channels,
        series.Options.Window,
        series.Options.Horizon,
        series.Options.Stride,
        series.Options.Period,
        series.Options.Logarithm,
        series.Options.Differences,
        series.TrainValues,
        series.ValidationValues,
        series.TestValues,
        ValidationNaiveError = series.Validation.NaiveError,
        ValidationSeasonalError = series.Validation.SeasonalError,
        TestNaiveError = series.Test.NaiveError,
        TestSeasonalError = series.Test.SeasonalError,
    };
}
