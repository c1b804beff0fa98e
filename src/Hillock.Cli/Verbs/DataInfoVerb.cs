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
        if (Session.Json) Session.Out.Json(DataCardJson.Write(summary));
        else DataPage.Write(Session.Out, summary);
        return ExitCodes.Done;
    }
}
