using System.CommandLine;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Cli.Rendering;
using Hillock.Reports.Pages;

namespace Hillock.Cli.Verbs;

/// <summary><c>show NAME|FORMULA</c>: one activation on a page.</summary>
[VerbPlace(20)]
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Option<bool> _cost = new("--cost")
    {
        Description = "Measure what it costs on this machine, beside relu",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> _html = new("--html")
    {
        HelpName = "FILE",
        Description = "A self-contained HTML page instead, in FILE, or on stdout without one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ShowVerb(Session session)
        : base("show", "one activation: formula, derivative, parameters, facts, curve", session)
    {
        Add(_activation);
        Add(_cost);
        Add(_html);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock show gelu", "one of the catalogue"),
        ("hillock show mish --cost", "with nanoseconds an element, measured"),
        ("hillock show 'leaky_relu(alpha=0.2)'", "with another parameter"),
        ("hillock show 'x * tanh(exp(x))'", "a formula of your own"),
        ("hillock show gelu --html gelu.html", "a page for the browser"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var card = new ActivationCard(Activation.Parse(parsed.GetRequiredValue(_activation)));
        if (parsed.GetResult(_html) is not null) return Html(card.Activation, parsed.GetValue(_html));
        var cost = parsed.GetValue(_cost) && card.Elementwise is { } measured ? ActivationCost.Measure(measured) : null;
        return Session.Answer(() => card.Json(cost), screen => ActivationPage.Write(screen, card, cost));
    }

    private int Html(Activation activation, string? file)
    {
        var page = ActivationHtml.Of(activation);
        if (file is null)
        {
            if (Session.Json) throw new HillockException(
                "--json and a page on stdout are two answers in one place; give --html a FILE, or leave one of them out.");
            Session.Out.Document(page.TrimEnd('\n'));
            return ExitCodes.Done;
        }

        Session.Save(() => AtomicFile.WriteText(file, page));
        return Session.Answer(() => new { Activation = activation.Text, File = Path.GetFullPath(file) }, screen => screen.Plain(file));
    }
}
