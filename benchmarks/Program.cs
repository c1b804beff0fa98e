using System.CommandLine;
using Hillock.Benchmarks;

var only = new Option<string[]>("--only")
{
    Description = "Run the cases whose label (see --list) contains NAME; may be given more than once.",
    HelpName = "NAME",
};
var json = new Option<FileInfo?>("--json") { Description = "Write the rows as a JSON array.", HelpName = "FILE" };
var markdown = new Option<FileInfo?>("--markdown") { Description = "Write the tables as a Markdown page.", HelpName = "FILE" };
var list = new Option<bool>("--list") { Description = "List the cases and stop." };
var rounds = new Option<int>("--rounds")
{
    Description = "Pairs of samples in each of five repeats; a sample is a millisecond, or one run if that takes longer.",
    DefaultValueFactory = _ => 25,
    HelpName = "N",
};
rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be at least 1.");
});

var command = new RootCommand("Measures Hillock beside TorchSharp in one process, with the machine's own limits.")
{
    only, json, markdown, list, rounds,
};
command.SetAction(parsed => Session.Run(new SessionOptions
{
    Only = parsed.GetValue(only) ?? [],
    Json = parsed.GetValue(json)?.FullName,
    Markdown = parsed.GetValue(markdown)?.FullName,
    List = parsed.GetValue(list),
    Rounds = parsed.GetValue(rounds),
}));
var given = command.Parse(args);
if (given.Errors.Count == 0) return given.Invoke();
foreach (var error in given.Errors) Console.Error.WriteLine(error.Message);
return 2;
