using System.CommandLine;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>show NAME|FORMULA</c>: one activation on a page.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Option<bool> _cost = new("--cost")
    {
        Description = "Measure what it costs on this machine, beside relu",
        Arity = ArgumentArity.Zero,
    };

    public ShowVerb(Session session)
        : base("show", "one activation: formula, derivative, parameters, facts, curve", session)
    {
        Add(_activation);
        Add(_cost);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock show gelu", "one of the catalogue"),
        ("hillock show mish --cost", "with nanoseconds an element, measured"),
        ("hillock show 'leaky_relu(alpha=0.2)'", "with another parameter"),
        ("hillock show 'x * tanh(exp(x))'", "a formula of your own"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var card = new ActivationCard(Activation.Parse(parsed.GetRequiredValue(_activation)));
        var cost = parsed.GetValue(_cost) && card.Elementwise is { } measured ? ActivationCost.Measure(measured) : null;
        return Session.Answer(() => card.Json(cost), screen => ActivationPage.Write(screen, card, cost));
    }
}
