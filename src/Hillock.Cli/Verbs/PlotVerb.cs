using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;
using Hillock.Reports;

namespace Hillock.Cli.Verbs;

/// <summary><c>plot NAME|FORMULA … -o FILE</c>: value and derivative as a picture.</summary>
[VerbPlace(30)]
internal sealed class PlotVerb : Verb
{
    private readonly Argument<string[]> _activations = new("activation")
    {
        HelpName = "NAME|FORMULA",
        Description = "names of 'hillock list', with parameters as in leaky_relu(alpha=0.2), or formulas in x",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "The picture, FILE.svg or FILE.png; without it, dots in the terminal",
    };

    private readonly Option<string> _range = new("--range")
    {
        HelpName = "A,B",
        Description = "From A to B, as in --range=-3,8",
        DefaultValueFactory = _ => "-5,5",
    };

    private readonly Option<string?> _size = new("--size")
    {
        HelpName = "WxH",
        Description = "Pixels across and down, as in 1200x800; it fits what is shown unless given",
    };

    private readonly Option<bool> _noDerivative = new("--no-derivative")
    {
        Description = "Values only",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string> _theme = new("--theme")
    {
        HelpName = "THEME",
        Description = "light, dark, or auto: an SVG then follows the reader's system",
        DefaultValueFactory = _ => "auto",
    };

    public PlotVerb(Session session)
        : base("plot", "value and derivative as a picture, SVG or PNG, or in the terminal", session)
    {
        _activations.CompletionSources.Add(context => Known.ActivationsFor(context.WordToComplete));
        _theme.CompletionSources.Add(PlotFlags.Themes);
        Add(_activations);
        foreach (var option in new Option[] { _file, _range, _size, _noDerivative, _theme }) Add(option);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock plot gelu -o gelu.svg", "value and derivative, light or dark as the reader's system"),
        ("hillock plot gelu", "without a file, dots in the terminal"),
        ("hillock plot relu elu silu -o three.png --theme dark", "several, values above and derivatives below"),
        ("hillock plot 'x * tanh(exp(x))' -o mine.png --range=-8,4 --size 1600x900", "a formula, in a size"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var names = parsed.GetValue(_activations) ?? [];
        if (names.Length == 0) throw new HillockException(
            "There is nothing to plot; name an activation, as in 'hillock plot relu -o relu.svg', or give a formula.");
        UsageError.RefuseOptions(names, this, parsed);
        if (Array.Find(names, ActivationPlot.Knows) is { } picture) throw new HillockException(
            $"'{picture}' is no activation; to draw into that file, write -o {picture}.");
        var activations = names.Select(Activation.Parse).ToList();
        var (low, high) = PlotFlags.Range(parsed.GetValue(_range)!);
        var size = PlotFlags.Size(parsed.GetValue(_size));
        var options = new ActivationPlotOptions
        {
            Low = low,
            High = high,
            Width = size?.Width,
            Height = size?.Height,
            Derivative = !parsed.GetValue(_noDerivative),
            Theme = PlotFlags.Theme(parsed.GetValue(_theme)!),
        };
        if (parsed.GetValue(_file) is { } file) return Draw(activations, options, file);
        foreach (var option in new Option[] { _size, _theme })
            if (parsed.GetResult(option) is { Implicit: false }) throw new HillockException(
                $"{option.Name} is for a picture in a file; add -o FILE.svg or -o FILE.png.");
        return Print(activations, options);
    }

    private int Draw(List<Activation> activations, ActivationPlotOptions options, string file)
    {
        if (!ActivationPlot.Knows(file)) throw new HillockException(
            $"'{file}' ends in neither .svg nor .png, so the kind of picture is unclear; name it as in -o plot.svg.");
        Session.Save(() => new ActivationPlot(activations, options).Save(file));
        return Session.Answer(
            () => new { File = Path.GetFullPath(file), Activations = activations.Select(a => a.Text), options.Low, options.High },
            screen => screen.Plain(file));
    }

    // Without a file, in the terminal.
    private int Print(List<Activation> activations, ActivationPlotOptions options)
    {
        if (Session.Json) throw new HillockException("There is no file to draw into; add -o FILE.svg or -o FILE.png.");
        var curves = activations.Select(a => new ActivationCard(a).Elementwise
            ?? throw new HillockException($"{a.Id} {a.Kind.InWords()}, which dots cannot show; add -o FILE.svg or -o FILE.png.")).ToList();
        foreach (var (curve, activation) in curves.Zip(activations))
        {
            if (activation != activations[0]) Session.Out.Plain();
            Session.Out.Line($"[bold]{Screen.Escape(activation.Text)}[/]");
            ActivationPage.Curve(Session.Out, curve, options.Low, options.High, options.Derivative);
        }

        return ExitCodes.Done;
    }
}
