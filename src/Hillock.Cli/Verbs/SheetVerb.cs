using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary><c>sheet FILE</c>: writes what <c>list</c> reads; the build runs it, so it is hidden.</summary>
[VerbPlace(150)]
internal sealed class SheetVerb : Verb
{
    private readonly Option<string> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Where the sheet goes",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, CatalogueSheet.FileName),
    };

    public SheetVerb(Session session)
        : base("sheet", "what list reads, written once a build", session)
    {
        Hidden = true;
        Add(_file);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("hillock sheet", "after a build")];

    protected override int Run(ParseResult parsed)
    {
        var file = parsed.GetValue(_file)!;
        CatalogueSheet.Write(file);
        return Session.Answer(() => new { File = Path.GetFullPath(file) }, screen => screen.Plain(file));
    }
}
