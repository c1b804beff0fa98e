using System.CommandLine;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>list</c>: every activation there is.</summary>
internal sealed class ListVerb(Session session) : Verb("list", "every activation there is, by family", session)
{
    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock list", "the catalogue"),
        ("hillock list --json | jq -r '.[].activation'", "only the names"),
    ];

    protected override int Run(ParseResult parsed) => Session.Answer(
        () => Hillock.Activations.Activations.All.Select(a => new ActivationCard(a).Json()), Write);

    private static void Write(Screen screen)
    {
        var cards = Hillock.Activations.Activations.All.Select(a => new ActivationCard(a)).ToList();
        var table = new FittedTable(
            new("activation"), new("formula", ShortenTo: 20), new("range", Sacrifice: 1), new("summary", Sacrifice: 2, ShortenTo: 20));
        foreach (var family in cards.GroupBy(c => c.Activation.Family))
        {
            table.AddTitle("");
            table.AddTitle(family.Key);
            foreach (var card in family) table.Add("", card.Activation.Id, TextWrap.Shorten(card.Formula, 40), ActivationPage.Range(card.Range), card.Activation.Summary);
        }

        table.Write(screen);
        screen.Plain();
        screen.Plain($"{cards.Count} activations; 'hillock show NAME' for one. Also leaky_relu(alpha=0.2), or a formula in x.");
    }
}
