using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;

namespace Hillock.Cli.Verbs;

/// <summary><c>data list</c>: the data sets known by name.</summary>
internal sealed class DataListVerb : Verb
{
    private readonly Option<string?> _directory = DataFlags.Directory("Folder that holds the known data sets (default: the variable HILLOCK_DATA)");

    public DataListVerb(Session session)
        : base("list", "the data sets known by name, and whether they are here", session) => Add(_directory);

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock data list", "what can be loaded here"),
        ("hillock data list --data-dir ~/data", "with your own folder of mnist and fashion-mnist"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var directory = parsed.GetValue(_directory);
        var rows = Datasets.Known.Select(d => (Info: d, Here: Datasets.IsAvailable(d, directory))).ToList();
        return Session.Answer(
            () => new
            {
                Sets = rows.Select(r => new
                {
                    r.Info.Name,
                    r.Info.Aliases,
                    r.Info.Description,
                    r.Info.Source,
                    r.Info.Generated,
                    Available = r.Here,
                }),
            },
            screen => Write(screen, rows));
    }

    private static void Write(Screen screen, List<(DatasetInfo Info, bool Here)> rows)
    {
        var table = new FittedTable(new("name"), new("here"), new("what it is", ShortenTo: 24));
        foreach (var (info, here) in rows)
            table.Add(here ? "" : "dim", info.Name, info.Generated ? "built in" : here ? "yes" : "no", info.Description);
        table.Write(screen);
        screen.Plain();
        if (rows.Any(r => !r.Here))
            screen.Paragraph("Those that are not here are downloaded when they are first used, or by 'hillock data download NAME'.");
        screen.Paragraph(
            "Your own: a CSV, IDX or CIFAR file; a folder of pictures, a folder a class; a folder of texts, a file a class; a series in a CSV with --window.");
    }
}
