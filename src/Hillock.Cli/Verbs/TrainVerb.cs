using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;
using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Cli.Verbs;

/// <summary><c>train</c>: one network, kept with its history and weights.</summary>
[VerbPlace(100)]
internal sealed class TrainVerb(Session session) : SpecVerb(
    "train", "train one network and keep its history and weights", RunVerb.Train, session)
{
    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock train --activation gelu", "embedded digits, 784-64-32-10"),
        ("hillock train --data houses.csv --target price --hidden 32,16 --epochs 50", "a regression on your own table"),
        ("hillock train --data spirals --optimizer nadam --schedule 'cosine(warmup=50)' --ema 0.99", "a rate that rises and falls, and averaged weights"),
        ("hillock train --data mnist --hidden 128 --activation 'x*tanh(exp(x))' --optimizer sgd --rate 0.1", "a formula of your own"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var spec = Spec(parsed);
        using var run = Prepare(spec);
        if (!Session.Json) TrainingPage.Begin(Session.Out, run);
        var progress = Session.Quiet ? null : new TrainingProgressLine(Session.Error, run.Data.Task == TaskKind.Regression ? "unexplained" : "accuracy");
        using var keep = Session.Keep();
        var result = run.Run(progress, Session.Token);
        progress?.End();
        if (result.Health is { } health)
            AtomicFile.WriteText(Path.Combine(result.Folder, "findings.json"), DiagnosisJson.Write(health, result.Monitor, command: result.Command));
        var report = ReportPage.Leave(Session, spec, result.Folder);
        if (Session.Json) Session.Out.Json(TrainingJson.Write(result));
        else TrainingPage.End(Session.Out, result, report);
        if (!result.Interrupted) return result.Ending.IsFailure ? ExitCodes.Problems : ExitCodes.Done;
        ErrorReport.Stopped(
            Session.Error, $"the weights are those of the best epoch so far, and are kept; the same command with --output {result.Folder} goes on from there.");
        return Session.Stopped;
    }

    private TrainingRun Prepare(RunSpec spec)
    {
        using var loading = Session.Loading();
        return TrainingRun.Prepare(spec, loading, Session.Token);
    }
}
