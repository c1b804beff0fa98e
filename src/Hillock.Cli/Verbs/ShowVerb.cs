using System.CommandLine;

namespace Hillock.Cli.Verbs;

internal sealed class ShowVerb(Session session) : Verb("show", "one activation", session)
{
    public override IReadOnlyList<(string Command, string Meaning)> Examples => [];

    protected override int Run(ParseResult parsed) => 0;
}
