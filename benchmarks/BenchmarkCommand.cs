using System.CommandLine;

namespace Hillock.Benchmarks;

/// <summary>The command line.</summary>
internal static class BenchmarkCommand
{
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Run the cases whose label (see --list) contains NAME; may be given more than once.",
        HelpName = "NAME",
    };

    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Write the rows as a JSON array.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Markdown = new("--markdown") { Description = "Write the tables as a Markdown page.", HelpName = "FILE" };
    private static readonly Option<bool> List = new("--list") { Description = "List the cases and stop." };

    private static readonly Option<bool> WithAvx2 = new("--avx2")
    {
        Description = "Measure the cases again in a process that does without AVX-512, both sides; where there is AVX-512.",
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Pairs of samples in each of five repeats; a sample is a millisecond, or one run if that takes longer.",
        DefaultValueFactory = _ => 25,
        HelpName = "N",
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be at least 1.");
            },
        },
    };

    /// <summary>Runs what the arguments ask for; the exit code.</summary>
    public static int Run(string[] arguments)
    {
        var command =
            new RootCommand("Measures Hillock beside TorchSharp in one process, with the machine's own limits.") { Only, Json, Markdown, List, WithAvx2,
            Rounds };
        command.SetAction(parsed => Session.Run(new SessionOptions
        {
            Only = parsed.GetValue(Only) ?? [],
            Json = parsed.GetValue(Json)?.FullName,
            Markdown = parsed.GetValue(Markdown)?.FullName,
            List = parsed.GetValue(List),
            WithAvx2 = parsed.GetValue(WithAvx2),
            Rounds = parsed.GetValue(Rounds),
            Command = string.Join(' ', arguments.Select(a => a.Contains(' ', StringComparison.Ordinal) ? $"'{a}'" : a)),
        }));
        var given = command.Parse(arguments);
        if (given.Errors.Count == 0) return given.Invoke();
        foreach (var error in given.Errors) Console.Error.WriteLine(error.Message);
        return 2;
    }
}
