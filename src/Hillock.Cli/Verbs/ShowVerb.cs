using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>show NAME|FORMULA</c>: one activation on a page.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    public ShowVerb(Session session)
        : base("show", "one activation: formula, derivative, parameters, range, curve", session) => Add(_activation);

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock show gelu", "one of the catalogue"),
        ("hillock show 'leaky_relu(alpha=0.2)'", "with another parameter"),
        ("hillock show 'x * tanh(exp(x))'", "a formula of your own"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var card = new ActivationCard(Activation.Parse(parsed.GetRequiredValue(_activation)));
        return Session.Answer(card.Json, screen => ActivationPage.Write(screen, card));
    }
}
