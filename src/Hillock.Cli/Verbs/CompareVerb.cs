using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Spectre.Console;

namespace Hillock.Cli.Verbs;

/// <summary><c>compare</c>: which activation suits a network and its data.</summary>
internal sealed class CompareVerb(Session session) : SpecVerb(
    "compare", "find which activation suits your network and your data: activations × seeds, with evidence", RunVerb.Compare, session)
{
    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock compare", "the main job on embedded digits: no file, no flag"),
        ("hillock compare --data iris.csv --target species --hidden 16", "your own table"),
        ("hillock compare --activations 'relu,leaky_relu(alpha=0.2),x*sigmoid(1.702*x)' --seeds 10", "with parameters, and a formula of your own"),
        ("hillock compare --run study.yaml --epochs 20", "a run file, one option changed"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var spec = Spec(parsed);
        var result = Compare(spec);
        if (Session.Json) Session.Out.Plain(ComparisonJson.Write(result));
        else ComparisonPage.Write(Session.Out, result);
        if (!result.Interrupted) return ExitCodes.Done;
        ErrorReport.Stopped(Session.Error, $"{result.Finished} of {result.Planned} trainings are finished and kept; the same command with --output {result.Folder} goes on from there.");
        return ExitCodes.Interrupted;
    }

    private ComparisonResult Compare(RunSpec spec)
    {
        if (Session.Quiet) return Comparison.Run(spec, null, null, Session.Token);
        var screen = Session.Error;
        if (screen.IsTerminal)
        {
            return screen.Console.Live(new Text("reading the data")).AutoClear(true)
                .Start(live => Comparison.Run(spec, new ComparisonLive(screen, live), new LoadingLive(live), Session.Token));
        }

        using var loading = new LoadingLine(screen);
        return Comparison.Run(spec, new ComparisonLines(screen), loading, Session.Token);
    }
}
