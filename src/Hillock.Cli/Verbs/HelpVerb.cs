using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary><c>help [VERB]</c>: the same pages as <c>--help</c>.</summary>
[VerbPlace(160)]
internal sealed class HelpVerb : Verb
{
    private readonly Argument<string[]> _verb = new("verb")
    {
        HelpName = "VERB",
        Description = "a verb of 'hillock --help', such as train or data info",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpVerb(Session session)
        : base("help", "the page of a verb: its options with examples", session)
    {
        Hidden = true;
        _verb.CompletionSources.Add(_ => ((Command)Parents.First()).Subcommands.Where(c => !c.Hidden).Select(c => c.Name));
        Add(_verb);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("hillock help train", "the same as 'hillock train --help'")];

    protected override int Run(ParseResult parsed)
    {
        Command command = parsed.RootCommandResult.Command;
        foreach (var word in parsed.GetValue(_verb) ?? [])
            command = command.Subcommands.FirstOrDefault(c => c.Name == word) ?? throw new HillockException(UsageError.UnknownVerb(word, command));
        return new HelpPage(Session).Write(command, parsed.RootCommandResult.Command);
    }
}
