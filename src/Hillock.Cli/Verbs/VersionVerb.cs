using System.CommandLine;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>version</c>: the same line as <c>--version</c>.</summary>
[VerbPlace(170)]
internal sealed class VersionVerb : Verb
{
    public VersionVerb(Session session)
        : base("version", "which version this is", session) => Hidden = true;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("hillock version --json", "for a script")];

    protected override int Run(ParseResult parsed) => VersionLine.Write(Session);
}
