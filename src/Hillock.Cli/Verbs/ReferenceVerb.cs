using System.CommandLine;
using Hillock.Reports.Reference;

namespace Hillock.Cli.Verbs;

/// <summary><c>reference -o FOLDER</c>: writes the generated reference; for those who work on Hillock, so hidden.</summary>
[VerbPlace(140)]
internal sealed class ReferenceVerb : Verb
{
    private readonly Option<string> _folder = new("--output", "-o")
    {
        HelpName = "FOLDER",
        Description = "Where the reference goes; pages of activations that are gone are deleted",
        DefaultValueFactory = _ => "docs/reference",
    };

    public ReferenceVerb(Session session)
        : base("reference", "the generated reference, a page an activation", session)
    {
        Hidden = true;
        Add(_folder);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("hillock reference -o docs/reference", "after a change of the catalogue")];

    protected override int Run(ParseResult parsed)
    {
        var folder = parsed.GetValue(_folder)!;
        var pages = ReferenceWriter.Write(folder, Session.Token);
        return Session.Answer(() => new { Folder = Path.GetFullPath(folder), Files = pages }, screen => screen.Plain($"{folder}: {pages} files"));
    }
}
