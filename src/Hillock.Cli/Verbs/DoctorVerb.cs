using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;
using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Reports;

namespace Hillock.Cli.Verbs;

/// <summary><c>doctor [RUNFILE|FOLDER]</c>: what is the matter with a training, and with <c>--fix</c> a cure that is proven.</summary>
[VerbPlace(120)]
internal sealed class DoctorVerb : SpecVerb
{
    private const int LeastTrials = 3;

    private readonly Argument<string?> _subject = new("subject")
    {
        HelpName = "RUNFILE|FOLDER",
        Description = "a run file of train, or the folder of a finished training; flags win over it",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _fix = new("--fix")
    {
        Description = "Try remedies, the smallest first, until one beats the run as it was and the same run trained again",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<int> _trials = new("--trials")
    {
        HelpName = "N",
        Description = "Seeds with which each remedy is trained, 3 or more",
        DefaultValueFactory = _ => LeastTrials,
    };

    private readonly Option<string[]> _remedies = new("--remedies")
    {
        HelpName = "NAME,NAME",
        Description = "Try these only, such as swap-activations",
        AllowMultipleArgumentsPerToken = true,
    };

    public DoctorVerb(Session session)
        : base("doctor", "examine a training, name the cause of what is wrong, and mend it", RunVerb.Doctor, session)
    {
        Add(_subject);
        Add(_fix);
        Add(_trials);
        _remedies.CompletionSources.Add(_ => DoctorRun.FixNames);
        Add(_remedies);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock doctor --hidden 32,32,32,32,32,32,32,32 --activation sigmoid", "why does this not learn? Exit code 1 when something is wrong"),
        ("hillock doctor runs/train-20261125-101500 --fix", "the run of a folder, mended: the smallest change that helps over three seeds"),
        ("hillock doctor study.yaml --fix --trials 5", "a run file; the mended one is written into the folder"),
    ];

    public override string GroupOf(Option option) => option == _fix || option == _trials || option == _remedies ? "Treatment" : base.GroupOf(option);

    protected override int Run(ParseResult parsed)
    {
        var (spec, trials) = (Given(parsed), parsed.GetValue(_trials));
        if (trials < LeastTrials) throw new HillockException($"--trials is {trials}; a cure is proven over {LeastTrials} seeds or more.");
        var remedies = Named(parsed);
        RequireFix(parsed);
        using var run = Prepare(spec);
        using var keep = Session.Keep();
        if (!Session.Json) DoctorPage.Begin(Session.Out, run);
        var progress = Session.Quiet ? null : new TrainingProgressLine(Session.Error, run.Data.Task == TaskKind.Regression ? "unexplained" : "accuracy");
        var examination = run.Examine(progress, Session.Token);
        progress?.End();
        if (Session.Token.IsCancellationRequested)
        {
            ErrorReport.Stopped(Session.Error, "no diagnosis was made; the same command begins again.");
            return Session.Stopped;
        }

        var diagnosis = Diagnosis.Of(examination);
        run.Keep(diagnosis, examination.Monitor);
        var pictures = Pictures(run, examination);
        if (!Session.Json) DoctorPage.Findings(Session.Out, diagnosis, examination);
        var repair = parsed.GetValue(_fix) && diagnosis.RootCause is not null ? Repair(run, diagnosis, trials, remedies) : null;
        if (repair is not null) pictures.Add(run.Write("before-after.svg", RepairCurves.Draw(repair)));
        if (repair is not null) run.Keep(diagnosis, examination.Monitor, repair);
        var report = ReportPage.Leave(Session, spec, run.Folder);
        if (Session.Json) Session.Out.Json(DiagnosisJson.Write(diagnosis, examination.Monitor, repair, run.Folder, run.Command, run.Data));
        else DoctorPage.End(Session.Out, run, repair, pictures, report);
        if (repair?.Interrupted == true) return Session.Stopped;
        return diagnosis.Verdict == HealthVerdict.Healthy ? ExitCodes.Done : ExitCodes.Problems;
    }

    private RunSpec Given(ParseResult parsed)
    {
        if (parsed.GetValue(_subject) is not { } subject) return Spec(parsed);
        UsageError.RefuseOptions([subject], this, parsed);
        UsageHint.RequireRunFile(subject, this);
        if (HasFile(parsed)) throw new HillockException($"'{subject}' and --run both say which run is meant; give one of them.");
        return Spec(parsed, DoctorRun.Read(subject));
    }

    private string[]? Named(ParseResult parsed)
    {
        if (parsed.GetResult(_remedies) is null) return null;
        string[] names = [.. parsed.GetRequiredValue(_remedies)
            .SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (names.Length == 0) throw new HillockException(
            "--remedies names none; give at least one, such as swap-activations, or leave it out to try all that answer to what is found.");
        DoctorRun.CheckFixNames(names);
        return names;
    }

    // Without a repair they would do nothing.
    private void RequireFix(ParseResult parsed)
    {
        if (parsed.GetValue(_fix)) return;
        var idle = new Option[] { _remedies, _trials }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false });
        if (idle is not null) throw new HillockException(
            $"{idle.Name} says how to mend, but nothing is mended without --fix; give --fix too, or leave {idle.Name} out.");
    }

    private DoctorRun Prepare(RunSpec spec)
    {
        using var loading = Session.Loading();
        return DoctorRun.Prepare(spec, loading, Session.Token);
    }

    private RepairReport Repair(DoctorRun run, Diagnosis diagnosis, int trials, string[]? only)
    {
        var line = Session.Quiet ? null : new TrialLine(Session.Error);
        try
        {
            return run.Repair(diagnosis, trials, only, line, Session.Token);
        }
        finally
        {
            line?.End();
        }
    }

    private static List<string> Pictures(DoctorRun run, Examination examination)
    {
        if (examination.Monitor is not { } monitor) return [];
        List<string> written = [];
        if (monitor.Layers.Any(l => l.States.Count > 0)) written.Add(run.Write("units.svg", HealthPlots.UnitMap(monitor)));
        if (monitor.Frames.Count > 0 && monitor.Layers.Any(l => l.HasWeights)) written.Add(run.Write("gradients.svg", HealthPlots.GradientFlow(monitor)));
        return written;
    }
}
