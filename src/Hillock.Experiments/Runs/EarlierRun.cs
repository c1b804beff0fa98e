using System.Text.Json;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>The run that was in a folder before.</summary>
internal static class EarlierRun
{
    private const string RunFileName = "run.yaml";

    /// <summary>Makes place for a run with other options: the results of a comparison are kept aside; of other verbs' results, or of a training that was
    /// stopped, a sentence says that they may be written over.</summary>
    /// <param name="folder">The folder, before anything of the new run is in it.</param>
    /// <param name="spec">The new run, as its run file will have it.</param>
    /// <param name="verb">What it does.</param>
    /// <returns>What a person should know of it; nothing where the options are the same.</returns>
    public static IReadOnlyList<string> MakePlace(RunFolder folder, RunSpec spec, RunVerb verb)
    {
        var results = folder.Has("results.json") || folder.Has("findings.json");
        if (!folder.Has(RunFileName) || !(results || folder.Has("checkpoint/state.json"))) return [];
        if (Changes(folder, spec, verb) is not { Length: > 0 } changes) return [];
        return [results && verb == RunVerb.Compare
            ? $"The folder '{folder.Location}' held the results of a comparison with other options ({changes}); they are kept in {Keep(folder)}."
            : results
            ? $"The folder '{folder.Location}' held the results of a run with other options ({changes}); they are replaced. Give a new folder with "
                + "--output to keep both."
            : $"The folder '{folder.Location}' held a training that was stopped, with other options ({changes}); where they make it another training, it "
                + "is begun anew and what was there is lost. Give a new folder with --output to keep both."];
    }

    /// <summary>Keeps the results of a comparison aside that has arms which the new one, started from code, has not.</summary>
    public static IReadOnlyList<string> KeepArms(RunFolder folder, IReadOnlyCollection<string> arms)
    {
        if (folder.Read("results.json") is not { } text) return [];
        try
        {
            using var json = JsonDocument.Parse(text);
            string[] lost = [.. json.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("arm").GetString()!).Except(arms)];
            return lost.Length == 0 ? []
                : [$"The folder '{folder.Location}' held the results of a comparison with {string.Join(", ", lost)} too; they are kept in {Keep(folder)}."];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [$"The folder '{folder.Location}' held results that cannot be read; they are kept in {Keep(folder)}."];
        }
    }

    // A verdict that was paid for is not written over by one about less.
    private static string Keep(RunFolder folder)
    {
        var number = 1;
        while (Directory.Exists(Path.Combine(folder.Location, "earlier", $"{number}"))) number++;
        string[] files = ["results.json", "results.csv", "summary.md", "verdict.txt", "report.html", RunFileName, RunFolder.CommandFile];
        foreach (var file in files)
            if (folder.Has(file)) AtomicFile.WriteText(folder.In($"earlier/{number}/{file}"), folder.Read(file)!);
        return $"earlier/{number}";
    }

    private static string Changes(RunFolder folder, RunSpec spec, RunVerb verb)
    {
        try
        {
            var before = RunFile.Read(Path.Combine(folder.Location, RunFileName), verb);
            return string.Join(", ", RunOptions.For(verb).Where(o => !o.LeavesResultsAlone)
                .Select(o => (o.Name, Before: Text(o, before), Now: Text(o, spec)))
                .Where(o => o.Before != o.Now)
                .Select(o => $"{o.Name} was {o.Before}, is {o.Now}"));
        }
        catch (HillockException)
        {
            return "its run file cannot be read";
        }
    }

    private static string Text(RunOption option, RunSpec spec) => option.Texts(spec) is { } texts ? ItemText.Join(texts) : option.Default;
}
