using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;
using Hillock.Training;

namespace Hillock.Experiments.Comparisons;

/// <summary>Which activation suits a network and its data: activations × seeds, trained alike, with evidence.</summary>
/// <remarks>Every activation gets the same seeds, and a seed the same order of rows and, as far as the initialiser allows, the same
/// random draws; so activations are compared pair by pair. One training a thread, one thread a training: the results do not
/// depend on the number of threads, nor on which training ends first.</remarks>
public static class Comparison
{
    /// <summary>Runs a specification: loads the data, trains, writes the run folder as it goes, and resumes an earlier run in it.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    /// <remarks>A cancelled run returns what is finished; <see cref="ComparisonResult.Interrupted"/> is then true.</remarks>
    public static ComparisonResult Run(RunSpec spec, IProgress<ComparisonProgress>? progress = null, IProgress<DataProgress>? loading = null, CancellationToken cancel = default) =>
        Prepare(spec, loading, cancel).Run(progress, cancel);

    /// <summary>Loads the data of a specification and opens its folder; nothing is trained yet.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static PreparedComparison Prepare(RunSpec spec, IProgress<DataProgress>? loading = null, CancellationToken cancel = default)
    {
        RunSpecRules.Check(spec, RunVerb.Compare);
        var activations = SpecRecipe.Activations(spec, RunVerb.Compare);
        var options = ComparisonOptions.Of(spec);
        Check(activations, options);
        var data = SpecData.Load(spec, loading, cancel);
        options.Check(data);
        using var folder = RunFolder.Open(spec.Place.Output, RunVerb.Compare);
        var command = SpecFiles.Write(folder, spec, RunVerb.Compare, options, data, activations);
        return new PreparedComparison((progress, stop) => Run(data, activations, options, (folder, command), progress, stop));
    }

    /// <summary>Compares activations on data at hand; writes a folder when <see cref="TrainingRecipe.Output"/> is given.</summary>
    /// <exception cref="HillockException">No activation, one twice, or a setting out of its range.</exception>
    public static ComparisonResult Run(
        DataSet data,
        IReadOnlyList<Activation> activations,
        ComparisonOptions? options = null,
        IProgress<ComparisonProgress>? progress = null,
        CancellationToken cancel = default)
    {
        options ??= new ComparisonOptions();
        Check(activations, options);
        options.Check(data);
        using var folder = options.Output is { } output ? RunFolder.Open(output, RunVerb.Compare) : null;
        folder?.Write(RunFolder.CommandFile, "hillock compare # started from code\n");
        return Run(data, activations, options, (folder, null), progress, cancel);
    }

    private static ComparisonResult Run(
        DataSet data,
        IReadOnlyList<Activation> activations,
        ComparisonOptions options,
        (RunFolder? Folder, string? Command) place,
        IProgress<ComparisonProgress>? progress,
        CancellationToken cancel)
    {
        var plan = new ComparisonPlan
        {
            Data = data.Name,
            Task = TaskNames.Of(data.Task),
            TargetColumn = data.TargetName,
            TargetIsGuess = data.TargetIsGuess,
            Question = data.Question,
            Network = options.Sizes(data),
            HigherIsBetter = data.Task != TaskKind.Regression,
            ValidationRows = data.Task == TaskKind.Regression ? null : data.Validation.Count,
            Activations = [.. activations.Select(a => a.Text)],
            Seeds = options.AllSeeds,
            Warnings = [.. place.Folder?.Warnings ?? [], .. data.Warnings, .. HiddenWarnings.Of(activations)],
            Folder = place.Folder?.Location,
            Command = place.Command,
        };
        var key = new TrainingKey(data, options);
        // Seed by seed, so that a stopped run has seen every activation about as often.
        TrainingJob[] jobs = [.. plan.Seeds.SelectMany(seed => activations.Select((a, i) => new TrainingJob(i, a.Text, seed, key.Of(a, seed))))];
        return new ComparisonRun(plan, jobs, options.EpochsFor(data), place.Folder, progress).Run(Train, options.ThreadCount, cancel);

        TrainingOutcome? Train(TrainingJob job, Action<int, double> epoch, CancellationToken stop)
        {
            using var model = NetworkBuilder.Build(data, options, [activations[job.Activation]]);
            var cell = new SingleTraining(data, model, options) { Told = epochs => epoch(epochs.Count, epochs[^1].ValidationMetric) };
            var (outcome, history) = cell.Train(job.Name, job.Seed, 1, stop);
            return history.StopReason == StopReason.Cancelled ? null : outcome;
        }
    }

    private static void Check(IReadOnlyList<Activation> activations, ComparisonOptions options)
    {
        if (activations.Count == 0) throw new HillockException("There is no activation to compare; give some, such as relu and elu.");
        if (activations.GroupBy(a => a).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new HillockException(twice.Select(a => a.Text).Distinct().ToArray() is [var only]
                ? $"The activation {only} is listed {twice.Count()} times (perhaps by another of its names); name it once."
                : $"{string.Join(" and ", twice.Select(a => a.Text).Distinct())} are one function, so their trainings would be the same; name it once.");
        }

        if (activations.GroupBy(a => a.Text).FirstOrDefault(g => g.Count() > 1) is { } alike)
        {
            throw new HillockException(
                $"{alike.Count()} different functions are called {alike.Key} ({string.Join(" and ", alike.Select(a => a.Definition))}), so their rows could not be told apart; give each a name of its own.");
        }

        if (options.AllSeeds.Count == 0) throw new HillockException($"There are {options.Seeds} seeds, but at least 1 is needed, and 2 to rank.");
        if (options.AllSeeds.Distinct().Count() < options.AllSeeds.Count) throw new HillockException("A seed is listed twice; the same seed gives the same run, so name each once.");
        if (options.Layers is null && options.Hidden.Count == 0) throw new HillockException("A comparison needs a hidden layer for the activations to be in; give Hidden, such as [64, 32].");
    }
}
