using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;
using Hillock.Reports.Pages;

namespace Hillock.Cli.Verbs;

/// <summary><c>show NAME|FORMULA</c>: one activation on a page.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Option<string?> _html = new("--html")
    {
        HelpName = "FILE",
        Description = "A self-contained HTML page instead, in FILE, or on stdout without one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ShowVerb(Session session)
        : base("show", "one activation: formula, derivative, parameters, range, curve", session)
    {
        Add(_activation);
        Add(_html);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock show gelu", "one of the catalogue"),
        ("hillock show 'leaky_relu(alpha=0.2)'", "with another parameter"),
        ("hillock show 'x * tanh(exp(x))'", "a formula of your own"),
        ("hillock show gelu --html gelu.html", "a page for the browser"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var card = new ActivationCard(Activation.Parse(parsed.GetRequiredValue(_activation)));
        if (parsed.GetResult(_html) is not null) return Html(card.Activation, parsed.GetValue(_html));
        return Session.Answer(card.Json, screen => ActivationPage.Write(screen, card));
    }

    private int Html(Activation activation, string? file)
    {
        var page = ActivationHtml.Of(activation);
        if (file is null)
        {
            Session.Out.Plain(page.TrimEnd('\n'));
            return ExitCodes.Done;
        }

        AtomicFile.WriteText(file, page);
        return Session.Answer(() => new { Activation = activation.Text, File = Path.GetFullPath(file) }, screen => screen.Plain(file));
    }
}
