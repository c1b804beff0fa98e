using Hillock.Cli;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Docs.Tests;

/// <summary>Every command of the guide works; trainings run for one epoch and one seed, into a folder of their own.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Variable = "HILLOCK_DATA";
    private readonly string _before = Directory.GetCurrentDirectory();
    private readonly string? _data = Environment.GetEnvironmentVariable(Variable);
    private readonly string _output = Path.Combine(Directory.CreateTempSubdirectory("hillock-docs-").FullName, "run");

    public CommandTests()
    {
        Directory.SetCurrentDirectory(Repository.Root);
        Environment.SetEnvironmentVariable(Variable, Repository.RealData);
    }

    public static TheoryData<string, string> Commands()
    {
        var rows = new TheoryData<string, string>();
        foreach (var group in Repository.Guide.SelectMany(p => p.Commands.Select(c => (Place: $"{p.Name}:{c.Line}", c.Command))).GroupBy(c => c.Command))
            rows.Add(group.First().Place, group.Key);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_works(string place, string command)
    {
        var words = ShellLine.Words(command)[1..];
        if (NeedsRealData(words) && Repository.RealData is null) Assert.Skip($"{command}: there is no real data; set {Variable}.");
        string[] arguments = [.. Shorten(words).Select(w => w.Replace("$" + Variable, Repository.RealData, StringComparison.Ordinal))];
        using var mirror = words is ["data", "download", ..] ? Mirror() : null;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, output, error, TestContext.Current.CancellationToken);
        Assert.True(code == 0 || (code == 1 && words[0] == "doctor"), $"{place}: {command}\nexit code {code}: {error}");
        Assert.NotEmpty(output.ToString());
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        Environment.SetEnvironmentVariable(Variable, _data);
        Environment.SetEnvironmentVariable("HILLOCK_MIRROR", null);
        OfflineTests.Prepare();
        Directory.Delete(Path.GetDirectoryName(_output)!, recursive: true);
    }

    // Neither generated nor a file of the repository.
    private static bool NeedsRealData(List<string> words)
    {
        if (words.Exists(w => w.Contains("$" + Variable, StringComparison.Ordinal))) return true;
        var data = words is ["data", "info" or "download", var named, ..] ? named
            : After(words, "--run") is { } file ? RunFile.Read(file, RunVerb.Compare).Data.Source : After(words, "--data");
        return data is not null && !Path.Exists(data) && !Datasets.Known.Any(d => d.Generated && d.Name == data);
    }

    // Downloads come from this machine, into a folder that goes with the test.
    private LocalServer Mirror()
    {
        var server = new LocalServer(request => new LocalServer.Response { Body = File.ReadAllBytes(Repository.RealData + request.Path) });
        Environment.SetEnvironmentVariable("HILLOCK_MIRROR", server.Address.ToString());
        Environment.SetEnvironmentVariable("HILLOCK_OFFLINE", null);
        Environment.SetEnvironmentVariable("HILLOCK_CACHE", _output);
        return server;
    }

    private static string? After(List<string> words, string option) =>
        words.IndexOf(option) is >= 0 and var at && at + 1 < words.Count ? words[at + 1] : null;

    // The folder of a run that somebody has, which is made here by the verb that its name begins with.
    private List<string> Reported(List<string> words)
    {
        var verb = Path.GetFileName(words[1]).Split('-')[0];
        string[] run = [verb, "--data", "moons", "--hidden", "4", "--epochs", "1", "--output", _output, .. verb == "compare" ? (string[])["--seeds", "2", "--activations", "relu,tanh"] : []];
        using var text = new StringWriter();
        Assert.InRange(CommandLine.Run(run, text, text, TestContext.Current.CancellationToken), 0, 1);
        words[1] = _output;
        if (words.IndexOf("-o") is >= 0 and var at) words[at + 1] = Path.Combine(Path.GetDirectoryName(_output)!, words[at + 1]);
        return words;
    }

    private List<string> Shorten(List<string> words)
    {
        if (words is ["report", var folder, ..] && folder.StartsWith("runs/", StringComparison.Ordinal)) return Reported(words);
        var races = words[0] == "compare" || words.Contains("--try");
        if ((words[0] is not ("train" or "doctor") && !races) || words.Contains("--help")) return words;
        Set(words, "--output", _output);
        Set(words, "--epochs", "1");
        if (races) Set(words, "--seeds", "1,");
        return words;
    }

    private static void Set(List<string> words, string option, string value)
    {
        var at = words.IndexOf(option);
        if (at >= 0) words[at + 1] = value;
        else words.AddRange([option, value]);
    }
}
