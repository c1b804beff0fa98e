using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Reports;

namespace Hillock.Cli.Verbs;

/// <summary><c>forecast</c>: what signal and gradient will do in a network, before a step is made.</summary>
[VerbPlace(60)]
internal sealed class ForecastVerb : Verb
{
    private static readonly string[] OfStacks = ["activations", "initializer", "seed"];

    private readonly Argument<string?> _file = new("runfile")
    {
        HelpName = "RUNFILE",
        Description = "a run file of train or compare",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _measure = new("--measure")
    {
        Description = "Run one batch through the engine too, and put what it measures beside the forecast",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "A picture of forecast and measurement by layer, FILE.svg or FILE.png",
    };

    private readonly SpecFlags _network;
    private readonly ForecastFlags _stack;

    public ForecastVerb(Session session)
        : base("forecast", "what signal and gradient will do in a network, before it is trained", session)
    {
        Add(_file);
        _network = new SpecFlags(this, RunOptions.OfData.Concat(RunOptions.For(RunVerb.Train).Where(o => o.Group == "Network" || o.Name == "seed")));
        _stack = new ForecastFlags(this);
        Add(_measure);
        Add(_output);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock forecast --activation sigmoid --depth 20", "a plain network of 20 hidden layers; exit code 1 when something is wrong"),
        ("hillock forecast --activation tanh --init lecun_normal --depth 50 --width 128 --measure", "with the engine's figures beside it"),
        ("hillock forecast --activation relu,elu,gelu,'x*tanh(exp(x))' --depth 30", "several, a line each"),
        ("hillock forecast --data digits --layers 'conv2d(16, 3, _), max_pool(2), flatten, dense(64, _)' -o forecast.svg",
            "the network that train would train, and a picture"),
    ];

    public override string GroupOf(Option option) => _stack.Has(option) ? "A plain network" : _network.GroupOf(option) ?? base.GroupOf(option);

    protected override int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_file);
        if (path is not null)
        {
            UsageError.RefuseOptions([path], this, parsed);
            UsageHint.RequireRunFile(path, this);
        }

        var output = parsed.GetValue(_output);
        if (output is not null && !ActivationPlot.Knows(output))
            throw new HillockException($"'{output}' ends in neither .svg nor .png, so the kind of picture is unclear; name it as in -o forecast.svg.");
        var spec = _network.Apply(path is null ? new RunSpec() : RunFile.Read(path, RunVerb.All), parsed);
        DataSet? data = null;
        var results = Subjects(spec, path, parsed, read => data = read).Select(s => Result(s, parsed.GetValue(_measure) || output is not null)).ToList();
        if (output is not null) Draw(results, output);
        Session.Answer(() => ForecastJson.Of(results, data, output), screen => ForecastPage.Write(screen, results, data, parsed.GetValue(_measure), output));
        return results.Any(r => r.Report.Verdict != HealthVerdict.Healthy) ? ExitCodes.Problems : ExitCodes.Done;
    }

    private static ForecastResult Result(ForecastSubject subject, bool measures)
    {
        using var model = subject.Model;
        return new ForecastResult(subject.Name, subject.Forecast(measures), measures ? subject.Measure() : null);
    }

    private void Draw(List<ForecastResult> results, string output)
    {
        if (results is not [var one]) throw new HillockException(
            $"A picture shows one network, and {results.Count} were asked for; name one activation with -o.");
        Session.Save(() => new ForecastPlot(one.Report, one.Measured!, new ForecastPlotOptions { Title = one.Name }).Save(output));
    }

    private IEnumerable<ForecastSubject> Subjects(RunSpec spec, string? path, ParseResult parsed, Action<DataSet> read)
    {
        var activations = (spec.Network.Activations ?? ["relu"]).Select(Activation.Parse).ToList();
        if (_stack.Given(parsed) is { } flag)
        {
            RefuseNetwork(path, flag, parsed);
            return activations.Select(a => new ForecastSubject(a.Text, _stack.Stack(a, spec, parsed).Build(), null));
        }

        using var loading = Session.Loading();
        var data = SpecData.Load(spec, loading, Session.Token);
        read(data);
        // A run file of train may name an activation for each place; flags name those to look at one after the other.
        if (path is not null && activations.Count > 1 && spec.Network.Layers is null && activations.Count == spec.Network.Hidden.Count)
            return [new ForecastSubject(string.Join(", ", activations.Select(a => a.Text)), SpecNetwork.Build(spec, data), data.Train)];
        if (spec.Network.Layers is not null && spec.Network.Activations is null)
            return [new ForecastSubject(string.Join(", ", spec.Network.Layers), SpecNetwork.Build(spec, data), data.Train)];
        return activations.Select(a => new ForecastSubject(a.Text, SpecNetwork.Build(spec, data, [a]), data.Train));
    }

    private void RefuseNetwork(string? path, string flag, ParseResult parsed)
    {
        var other = path is not null ? "a run file" : _network.Given(parsed).FirstOrDefault(name => !OfStacks.Contains(name)) is { } name ? "--" + name : null;
        if (other is not null)
            throw new HillockException($"{flag} describes a plain network of equal layers, and {other} another one; give one of the two.");
    }
}
