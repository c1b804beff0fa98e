using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>list [TEXT…]</c>: the activations there are.</summary>
[VerbPlace(10)]
internal sealed class ListVerb : Verb
{
    private readonly Argument<string[]> _text = new("text")
    {
        HelpName = "TEXT",
        Description = "words that names, family, description or source must have",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _family = Named("--family", "FAMILY", "Only one family, such as Rectifiers", () => CatalogueFilter.Families);
    private readonly Option<string?> _framework =
        Named("--framework", "NAME", "Only what a framework has: " + string.Join(", ", Presets.Frameworks), () => Presets.Frameworks);
    private readonly Option<bool> _bounded = Flag("--bounded", "Only those that stay between two values");
    private readonly Option<bool> _monotonic = Flag("--monotonic", "Only those that never fall, or never rise");
    private readonly Option<bool> _smooth = Flag("--smooth", "Only those with every derivative continuous");
    private readonly Option<bool> _learnable = Flag("--learnable", "Only those with a parameter that training changes");

    public ListVerb(Session session)
        : base("list", "every activation there is, by family", session)
    {
        Add(_text);
        foreach (var option in new Option[] { _family, _framework, _bounded, _monotonic, _smooth, _learnable }) Add(option);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock list", "the catalogue"),
        ("hillock list --bounded --smooth", "filters add up"),
        ("hillock list --framework keras --learnable", "what Keras has that learns"),
        ("hillock list transformer", "free text"),
        ("hillock list --json | jq -r '.[].id'", "only the names"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var text = parsed.GetValue(_text) ?? [];
        UsageError.RefuseOptions(text, this, parsed);
        var filter = new CatalogueFilter(parsed.GetValue(_family), parsed.GetValue(_framework), string.Join(' ', text))
        {
            Bounded = parsed.GetValue(_bounded),
            Monotonic = parsed.GetValue(_monotonic),
            Smooth = parsed.GetValue(_smooth),
            Learnable = parsed.GetValue(_learnable),
        };
        var cards = filter.Cards();
        return Session.Answer(
            () => new { Activations = cards.Select(c => c.Listed).ToList() },
            screen =>
            {
                if (cards.Count == 0) screen.Paragraph(filter.Nothing());
                else CataloguePage.Write(screen, cards);
            });
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string?> Named(string name, string help, string description, Func<IEnumerable<string>> known)
    {
        var option = new Option<string?>(name) { HelpName = help, Description = description };
        option.CompletionSources.Add(_ => known());
        return option;
    }
}
