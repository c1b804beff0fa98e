using System.CommandLine;
using Hillock.Cli.Rendering;
using Hillock.Data;

namespace Hillock.Cli.Verbs;

/// <summary><c>data download NAME</c>: fetches a known data set before it is needed, and checks files that are there.</summary>
internal sealed class DataDownloadVerb : Verb
{
    private readonly Argument<string[]> _names = new("name")
    {
        HelpName = "NAME",
        Description = "mnist, fashion-mnist, cifar10 or cifar100; several are fetched one after another",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _directory =
        DataFlags.Directory("Folder to put them in, each in a folder of its name (default: the variable HILLOCK_DATA, else the cache, see HILLOCK_CACHE)");

    public DataDownloadVerb(Session session)
        : base("download", "fetch a known data set, and check the files of one that is here", session)
    {
        _names.CompletionSources.Add(_ => Datasets.Known.Where(d => !d.Generated).Select(d => d.Name));
        Add(_names);
        Add(_directory);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock data download mnist", "into the folder HILLOCK_DATA, or the cache: every verb finds it there"),
        ("hillock data download cifar10 --data-dir ~/data", "into ~/data/cifar10"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var names = parsed.GetRequiredValue(_names);
        // One that cannot be fetched is refused before anything is.
        if (Array.Find(names, name => !CanBeFetched(name)) is { } wrong) Fetch(wrong, null);
        var sets = names.Select(name => (Name: name, Files: Fetch(name, parsed.GetValue(_directory)))).ToList();
        return Session.Answer(
            () => new
            {
                Sets = sets.Select(set => new
                {
                    set.Name,
                    Folder = Path.GetDirectoryName(set.Files[0].Path),
                    Files = set.Files.Select(file => new { Name = Path.GetFileName(file.Path), file.Bytes, file.Fetched }),
                }),
            },
            screen =>
            {
                foreach (var (name, files) in sets) Write(screen, name, files);
            });
    }

    private static bool CanBeFetched(string name) =>
        Datasets.Known.Any(d => !d.Generated && d.Aliases.Prepend(d.Name).Contains(name, StringComparer.OrdinalIgnoreCase));

    private IReadOnlyList<DownloadedFile> Fetch(string name, string? directory)
    {
        using var loading = Session.Loading();
        return Datasets.Download(name, new DataOptions { Directory = directory, Progress = loading }, Session.Token);
    }

    private static void Write(Screen screen, string name, IReadOnlyList<DownloadedFile> files)
    {
        screen.Plain($"{name} is in {Path.GetDirectoryName(files[0].Path)}");
        foreach (var file in files)
            screen.Plain($"  {Path.GetFileName(file.Path)}  {LoadingText.Bytes(file.Bytes)}  {(file.Fetched ? "fetched" : "was there")}, checksum right");
    }
}
