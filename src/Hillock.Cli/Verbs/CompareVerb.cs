using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Experiments.AcrossData;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Spectre.Console;

namespace Hillock.Cli.Verbs;

/// <summary><c>compare</c>: which activation suits a network and its data.</summary>
[VerbPlace(110)]
internal sealed class CompareVerb : SpecVerb
{
    private readonly Option<int?> _more = new("--add-seeds")
    {
        HelpName = "N",
        Description = "Go on with the finished comparison in --output with N more seeds",
    };

    public CompareVerb(Session session)
        : base("compare", "find which activation, or which other choice, suits your network and your data, with evidence", RunVerb.Compare, session) =>
            Add(_more);

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock compare", "the main job on embedded digits: no file, no flag"),
        ("hillock compare --data iris.csv --target species --hidden 16", "your own table"),
        ("hillock compare --activations 'relu,leaky_relu(alpha=0.2),x*sigmoid(1.702*x)' --seeds 10", "with parameters, and a formula of your own"),
        ("hillock compare --vary activation=relu,selu --vary initializer=auto,lecun_normal", "a grid of any options of train"),
        ("hillock compare --data iris.csv,wine.csv,glass.csv --hidden 16", "over several data sets, by ranks"),
        ("hillock compare --budget 60s --race", "as much as a minute allows"),
        ("hillock compare --run study.yaml --epochs 20", "a run file, one option changed"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var spec = Spec(parsed);
        if (parsed.GetValue(_more) is { } more) spec = Spec(parsed, Comparison.WithMoreSeeds(spec.Place.Output, more));
        if (AcrossComparison.Sources(spec).Count > 1) return Across(spec);
        var prepared = Prepare(spec);
        using var keep = Session.Keep();
        var result = Compare(prepared);
        var report = ReportPage.Leave(Session, spec, result.Folder);
        if (Session.Json) Session.Out.Json(ComparisonJson.Write(result));
        else ComparisonPage.Write(Session.Out, result, report);
        if (!result.Interrupted) return ExitCodes.Done;
        ErrorReport.Stopped(
            Session.Error,
            $"{result.Finished} of {result.Planned} trainings are finished and kept; the same command with --output {result.Folder} goes on from there.");
        return Session.Stopped;
    }

    private int Across(RunSpec spec)
    {
        using var keep = Session.Keep();
        var result = AcrossComparison.Run(spec, (prepared, name) =>
        {
            if (!Session.Quiet) Session.Error.Plain(name);
            var one = Compare(prepared);
            ReportPage.Leave(Session, spec, one.Folder);
            return one;
        }, null, Session.Token);
        var report = ReportPage.Leave(Session, spec, result.Folder);
        if (Session.Json) Session.Out.Json(AcrossText.Json(result));
        else AcrossPage.Write(Session.Out, result, report);
        if (!result.Interrupted) return ExitCodes.Done;
        ErrorReport.Stopped(Session.Error, $"what is finished is kept; the same command with --output {result.Folder} goes on from there.");
        return Session.Stopped;
    }

    private ComparisonResult Compare(PreparedComparison prepared)
    {
        if (Session.Quiet) return prepared.Run(null, Session.Token);
        var screen = Session.Error;
        return screen.IsTerminal
            ? screen.Console.Live(new Text("")).AutoClear(true).Start(live => prepared.Run(new ComparisonLive(screen, live), Session.Token))
            : prepared.Run(new ComparisonLines(screen), Session.Token);
    }

    private PreparedComparison Prepare(RunSpec spec)
    {
        using var loading = Session.Loading();
        return Comparison.Prepare(spec, loading, Session.Token);
    }
}
