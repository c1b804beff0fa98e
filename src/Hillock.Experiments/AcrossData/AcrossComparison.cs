using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.AcrossData;

/// <summary>The same comparison on several data sets, each in a folder of its own, and what they say together (Demšar 2006).</summary>
public static class AcrossComparison
{
    /// <summary>The data sets of a run: one, unless its source is a list of several.</summary>
    /// <exception cref="HillockException">There are several, and not as many targets, or one is named twice.</exception>
    public static IReadOnlyList<DataSpec> Sources(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var source = spec.Data.Source;
        if (Path.Exists(source) || ItemText.Split(source) is not { Count: > 1 } names) return [spec.Data];
        if (names.Any(n => n.Length == 0)) throw new HillockException($"data is '{source}', with an empty name; take the comma out, or give a name.");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new HillockException(
            $"data names {twice.Key} twice; name each set once.");
        IReadOnlyList<string>? targets = spec.Data.Target is { } given && ItemText.Split(given) is { Count: > 1 } several ? several : null;
        if (targets is not null && targets.Count != names.Count)
            throw new HillockException($"There are {targets.Count} targets for {names.Count} data sets; give one for all, or one for each.");
        return [.. names.Select((name, i) => spec.Data with { Source = name, Target = targets is null ? spec.Data.Target : targets[i] })];
    }

    /// <summary>Compares on each, one after another; what an earlier run in the folder has is not trained again.</summary>
    /// <param name="spec">A run with several data sets.</param>
    /// <param name="run">Runs one prepared comparison, told its place among them; null: without being watched.</param>
    /// <param name="loading">Told of the reading of data.</param>
    /// <param name="cancel">Stops at the next step; what is finished is kept.</param>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static AcrossResult Run(RunSpec spec, Func<PreparedComparison, string, ComparisonResult>? run = null, IProgress<DataProgress>? loading = null,
        CancellationToken cancel = default)
    {
        var sources = Sources(spec);
        using var folder = RunFolder.Open(spec.Place.Output, RunVerb.Compare);
        var command = RunCommand.Line(spec, RunVerb.Compare);
        folder.Write(RunFolder.CommandFile, command + "\n");
        folder.Write(
            "run.yaml", "# hillock compare --run THIS_FILE\n"
            + $"{RunFile.Write(SpecFiles.Portable(spec.With(spec.Data with { Source = Rooted(sources) })), RunVerb.Compare)}");
        var results = new List<ComparisonResult>();
        foreach (var source in sources)
        {
            if (cancel.IsCancellationRequested) break;
            var name = FileSlug.Of(Path.GetFileNameWithoutExtension(source.Source.TrimEnd('/', '\\')));
            var place = Path.Combine(folder.Location, name
                + (sources.TakeWhile(s => s != source).Any(s => Stem(s) == Stem(source)) ? $"-{results.Count + 1}" : ""));
            var prepared = Comparison.Prepare(spec.With(source).With(spec.Place with { Output = place }), loading, cancel);
            results.Add(run is null ? prepared.Run(null, cancel) : run(prepared, Stem(source)));
        }

        var all = AcrossRanking.Of(results, sources.Count) with { Folder = folder.Location, Command = command };
        folder.Write("across.json", AcrossText.Json(all));
        folder.Write("across.csv", AcrossText.Csv(all));
        folder.Write("summary.md", AcrossText.Markdown(all));
        folder.Write("verdict.txt", all.Verdict + "\n");
        return all;
    }

    private static string Stem(DataSpec source) => Path.GetFileNameWithoutExtension(source.Source.TrimEnd('/', '\\'));

    private static string Rooted(IEnumerable<DataSpec> sources) =>
        string.Join(',', sources.Select(s => Path.Exists(s.Source) ? Path.GetFullPath(s.Source) : s.Source));
}
