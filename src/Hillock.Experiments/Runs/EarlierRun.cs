using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>The run that was in a folder before.</summary>
internal static class EarlierRun
{
    private const string RunFileName = "run.yaml";

    /// <summary>A sentence where results, or a training that was stopped, of a run with other options may be written over.</summary>
    /// <param name="folder">The folder, before anything of the new run is in it.</param>
    /// <param name="spec">The new run, as its run file will have it.</param>
    /// <param name="verb">What it does.</param>
    public static IEnumerable<string> Warnings(RunFolder folder, RunSpec spec, RunVerb verb)
    {
        var results = folder.Has("results.json") || folder.Has("findings.json");
        if (!folder.Has(RunFileName) || !(results || folder.Has("checkpoint/state.json"))) yield break;
        if (Changes(folder, spec, verb) is not { Length: > 0 } changes) yield break;
        yield return results && verb == RunVerb.Compare
            ? $"The folder '{folder.Location}' held the results of a comparison with other options ({changes}); they are kept in {Keep(folder)}."
            : results
            ? $"The folder '{folder.Location}' held the results of a run with other options ({changes}); they are replaced. Give a new folder with "
                + "--output to keep both."
            : $"The folder '{folder.Location}' held a training that was stopped, with other options ({changes}); where they make it another training, it "
                + "is begun anew and what was there is lost. Give a new folder with --output to keep both.";
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
