using System.CommandLine;
using Hillock.Advice;
using Hillock.Cli.Rendering;
using Hillock.Data;
using Hillock.Experiments.Advising;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Spectre.Console;

namespace Hillock.Cli.Verbs;

/// <summary><c>advise</c>: which activations, and what goes with them, for a task and an architecture; <c>--try</c> tests it on the user's data.</summary>
[VerbPlace(90)]
internal sealed class AdviseVerb : Verb
{
    private static readonly string[] OfTrial = ["seeds", "seed", "epochs", "batch-size", "threads", "output"];

    private readonly Option<string?> _task = Word("--task", "TASK", "What the network is to say", AdviceWords.Tasks, "multiclass");
    private readonly Option<string?> _architecture = Word("--architecture", "KIND", "The hidden layers", AdviceWords.Architectures, "dense", "--arch");
    private readonly Option<int?> _depth = Number<int?>("--depth", "Hidden layers [2; rnn 1, cnn and residual 3]");
    private readonly Option<int?> _width = Number<int?>("--width", "Units of a hidden layer, or filters of the first convolution [64; filters 16]");
    private readonly Option<int?> _classes = Number<int?>("--classes", "Classes, labels or ranks [from the data, else 10]");
    private readonly Option<double?> _low = Number<double?>("--low", "Lowest value of a bounded target [from the data, else 0]");
    private readonly Option<double?> _high = Number<double?>("--high", "Highest value of a bounded target [from the data, else 1]");

    private readonly Option<bool> _try = new("--try")
    {
        Description = "Race the advised activation against its runners-up on the data, and say whether the advice held",
        Arity = ArgumentArity.Zero,
    };

    private readonly SpecFlags _flags;

    public AdviseVerb(Session session)
        : base("advise", "which activations, initialiser, normalisation, loss, optimiser and rate to take, and why", session)
    {
        foreach (var option in (Option[])[_task, _architecture, _depth, _width, _classes, _low, _high, _try]) Add(option);
        _flags = new SpecFlags(this, [
            .. RunOptions.OfData.Where(row => row.Name != "task"),
            .. RunOptions.For(RunVerb.Compare).Where(row => OfTrial.Contains(row.Name)).Select(row => row with { Group = "With --try" })]);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock advise --task binary --architecture dense --depth 3", "for a network to be built"),
        ("hillock advise --task regression --architecture dense --depth 20", "a deep one: other activations"),
        ("hillock advise --data houses.csv --target price", "task and shapes from your data"),
        ("hillock advise --data moons --try --seeds 5", "does the advice hold there?"),
    ];

    public override string GroupOf(Option option) => _flags.GroupOf(option) ?? base.GroupOf(option);

    protected override int Run(ParseResult parsed)
    {
        var wish = Wish(parsed);
        var spec = _flags.Apply(new RunSpec { Data = "" }, parsed);
        spec = spec.With(spec.Data with { Task = DataTask(wish.Task) });
        if (spec.Data.Source.Length == 0) return WithoutData(wish, spec, parsed);
        var data = Load(spec);
        var advice = Advisor.Recommend(AdviceData.Request(data, wish));
        return Show(advice, spec, data, parsed.GetValue(_try));
    }

    private static Option<string?> Word(string name, string help, string description, IReadOnlyList<string> words, string usual, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            HelpName = help,
            Description =
            $"{description}: {string.Join(", ", words)} [from the data, else {usual}]"
        };
        option.CompletionSources.Add(_ => words.Select(w => new System.CommandLine.Completions.CompletionItem(w)));
        return option;
    }

    private static Option<T> Number<T>(string name, string description) => new(name) { HelpName = "N", Description = description };

    private static string? DataTask(AdviceTask? task) => task switch
    {
        null or AdviceTask.MultiLabel or AdviceTask.Ordinal => null,
        AdviceTask.Binary => TaskNames.Of(TaskKind.BinaryClassification),
        AdviceTask.MultiClass => TaskNames.Of(TaskKind.Classification),
        _ => TaskNames.Of(TaskKind.Regression),
    };

    private AdviceWish Wish(ParseResult parsed) => new()
    {
        Task = parsed.GetValue(_task) is { } task ? AdviceWords.Task(task) : null,
        Architecture = parsed.GetValue(_architecture) is { } architecture ? AdviceWords.Architecture(architecture) : null,
        Depth = parsed.GetValue(_depth),
        Width = parsed.GetValue(_width),
        Classes = parsed.GetValue(_classes),
        Low = parsed.GetValue(_low),
        High = parsed.GetValue(_high),
    };

    private int WithoutData(AdviceWish wish, RunSpec spec, ParseResult parsed)
    {
        if (parsed.GetValue(_try)) throw new HillockException("--try needs data to train on; give --data, such as --data digits.");
        if (RunOptions.All.Any(o => o.Name is not ("data" or "task") && o.Texts(spec) is not null)) throw new HillockException(
            "There are options of the data, and no data; give --data too, such as --data digits.");
        if (!Session.Json && Session.Error.IsTerminal && !Console.IsInputRedirected) wish = new AdviceInterview(Session.Error.Console).Ask(wish);
        return Show(Advisor.Recommend(wish.Request()), null, null, race: false);
    }

    private int Show(Recommendation advice, RunSpec? spec, DataSet? data, bool race)
    {
        using var keep = race ? Session.Keep() : null;
        var trial = race ? Try(advice, spec!) : null;
        if (trial is not null) advice = trial.Beside(advice);
        Session.Answer(() => AdvicePage.Json(advice, spec, data, trial), screen => AdvicePage.Write(screen, advice, spec, data, trial));
        if (trial is not { Result.Interrupted: true }) return ExitCodes.Done;
        ErrorReport.Stopped(
            Session.Error,
            $"{trial.Result.Finished} of {trial.Result.Planned} trainings are finished and kept; the same command with --output {trial.Result.Folder} "
            + "goes on from there.");
        return Session.Stopped;
    }

    private DataSet Load(RunSpec spec)
    {
        using var loading = Session.Loading();
        return SpecData.Load(spec, loading, Session.Token);
    }

    private AdviceTrial Try(Recommendation advice, RunSpec spec)
    {
        if (Session.Quiet) return AdviceTrial.Run(advice, spec, cancel: Session.Token);
        var screen = Session.Error;
        return screen.IsTerminal
            ? screen.Console.Live(new Text("reading the data")).AutoClear(true)
                .Start(live => AdviceTrial.Run(advice, spec, new ComparisonLive(screen, live), new LoadingLive(live), Session.Token))
            : AdviceTrial.Run(advice, spec, new ComparisonLines(screen), cancel: Session.Token);
    }
}
