using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;
using Hillock.Training;

namespace Hillock.Experiments.Comparisons;

/// <summary>Which choice suits a network and its data: arms × splits × seeds, trained alike, with evidence.</summary>
/// <remarks>Every arm gets the same splits and seeds, and a seed the same order of rows and, as far as the initialiser allows, the same random draws; so arms
/// are compared pair by pair. One training a thread, one thread a training: the results do not depend on the number of threads, nor on which training ends
/// first.</remarks>
public static class Comparison
{
    /// <summary>Runs a specification: loads the data, trains, writes the run folder as it goes, and resumes an earlier run in it.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    /// <remarks>A cancelled run returns what is finished; <see cref="ComparisonResult.Interrupted"/> is then true.</remarks>
    public static ComparisonResult Run(RunSpec spec, IProgress<ComparisonProgress>? progress = null, IProgress<DataProgress>? loading =
        null, CancellationToken cancel = default) =>
        Prepare(spec, loading, cancel).Run(progress, cancel);

    /// <summary>Loads the data of a specification and opens its folder; nothing is trained yet.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static PreparedComparison Prepare(RunSpec spec, IProgress<DataProgress>? loading = null, CancellationToken cancel = default)
    {
        if (spec.Design is { Claim: { } claim, Claimed.Count: 0 })
            throw new HillockException(
                $"The claim '{claim}' cannot be tested without figures; give claimed too, such as 'relu over sigmoid, accuracy, better'.");
        var (plan, arms, data) = ComparisonDesign.Of(spec, loading, cancel);
        var folder = RunFolder.Open(spec.Place.Output, RunVerb.Compare);
        try
        {
            return Prepare(spec, plan, arms, data, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static PreparedComparison Prepare(RunSpec spec, ComparisonPlan plan, IReadOnlyList<Arm> arms, DataSet data, RunFolder folder)
    {
        var activations = arms.SelectMany(a => a.Activations).Distinct().ToArray();
        var command = SpecFiles.Write(folder, spec, RunVerb.Compare, arms[0].Options, data, spec.Design.Vary.Count > 0 || ComparisonDesign.IsNested(plan)
            ? null : activations);
        var sets = new SplitData(spec, data);
        var threads = spec.Place.Threads ?? Environment.ProcessorCount;
        var epochs = null as int?;
        if (spec.Design.Budget is { } seconds) (arms, epochs) = TimeBudget.Fit(arms, data, seconds, threads, folder);
        plan = plan with
        {
            LeftOut = ComparisonDesign.LeftOut(spec, plan, epochs),
            Warnings = [.. folder.Warnings, .. data.Warnings, .. HiddenWarnings.Of(activations)],
            Folder = folder.Location,
            Command = command,
        };
        return new PreparedComparison((progress, stop) =>
        {
            using (folder) return Run(plan, arms, sets.Of, folder, threads, progress, stop);
        });
    }

    /// <summary>The run of an earlier comparison with more seeds; what it trained counts.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="more">How many more, 1 or more.</param>
    /// <exception cref="HillockException">There is no comparison in the folder, or its seeds are not counted.</exception>
    public static RunSpec WithMoreSeeds(string? folder, int more)
    {
        if (more < 1) throw new HillockException($"{more} seeds cannot be added; give 1 or more.");
        if (folder is null) throw new HillockException("More seeds are added to the comparison in a folder; give the folder as output.");
        var file = Path.Combine(folder, "run.yaml");
        if (!File.Exists(file)) throw new HillockException(
            $"The folder '{folder}' holds no comparison to go on with: it has no run.yaml. Give the folder of one.");
        RunFolder.RequireVerb(folder, RunVerb.Compare);
        var spec = RunFile.Read(file, RunVerb.Compare);
        spec = spec.With(spec.Place with { Output = folder });
        if (spec.Fit is { SeedList: null, SeedCount: null } && !Path.Exists(spec.Data.Source) && ItemText.Split(spec.Data.Source).Count > 1)
            throw new HillockException(
                "The comparison in this folder is one over several data sets, each with as many seeds as suit it; give seeds, such as 20.");
        if (spec.Design.Folds is not null || spec.Design.Repeats is not null)
            throw new HillockException("The comparison in this folder has folds or repeats of its own; give more repeats instead of more seeds.");
        if (spec.Fit.SeedList is { } list)
        {
            var next = list.Max() + 1;
            return spec.With(spec.Fit with { SeedList = [.. list, .. Enumerable.Range(0, more).Select(i => next + i)], SeedCount = list.Count + more });
        }

        var count = spec.Fit.SeedCount ?? BlockDesign.Of(spec, SpecData.Load(spec)).Blocks.Count;
        return spec.With(spec.Fit with { SeedCount = count + more });
    }

    /// <summary>Compares activations on data at hand, all on its one split; writes a folder when <see cref="TrainingRecipe.Output"/> is given.</summary>
    /// <exception cref="HillockException">No activation, one twice, or a setting out of its range.</exception>
    public static ComparisonResult Run(
        DataSet data,
        IReadOnlyList<Activation> activations,
        ComparisonOptions? options = null,
        IProgress<ComparisonProgress>? progress = null,
        CancellationToken cancel = default)
    {
        options ??= new ComparisonOptions();
        ArmChecks.Check(activations);
        ArmChecks.Check(options);
        options.Check(data);
        Arm[] arms = [.. activations.Select(a => new Arm { Name = a.Text, Levels = [a.Text], Activations = [a], Options = options })];
        ComparisonDesign.RequireNamed(options.Baseline, arms);
        using var folder = options.Output is { } output ? RunFolder.Open(output, RunVerb.Compare) : null;
        IReadOnlyList<string> kept = folder is null ? [] : EarlierRun.KeepArms(folder, [.. arms.Select(a => a.Name)]);
        folder?.Write(RunFolder.CommandFile, "hillock compare # started from code\n");
        var design = BlockDesign.OneSplit(options.AllSeeds);
        var plan = ComparisonDesign.Plan(data, arms, [new Factor("activations", [.. arms.Select(a => a.Name)])], design) with
        {
            Rates = options.AutoRates ? RateGrid.Auto(design.Blocks.Count)
                : options.Rates is { Count: > 0 } rates ? new RateGrid([0], false, rates, design.Blocks.Count) : RateGrid.Own,
            Baseline = options.Baseline,
            Margin = ComparisonDesign.Margin(options.Margin, data),
            Race = options.Race,
            Warnings = [.. folder?.Warnings ?? [], .. kept, .. data.Warnings, .. HiddenWarnings.Of(activations)],
            Folder = folder?.Location,
        };
        return Run(plan, arms, (_, _) => data, folder, options.ThreadCount, progress, cancel);
    }

    private static ComparisonResult Run(
        ComparisonPlan plan,
        IReadOnlyList<Arm> arms,
        Func<Arm, Block, DataSet> data,
        RunFolder? folder,
        int threads,
        IProgress<ComparisonProgress>? progress,
        CancellationToken cancel)
    {
        var keys = new TrainingKeys(arms, plan.Design.Blocks, data);
        var first = data(arms[0], plan.Design.Blocks[0]);
        return new ComparisonRun(plan, Job, arms.Max(a => a.Options.EpochsFor(first)), folder, progress).Run(Train, threads, cancel);

        TrainingJob Job(int arm, double rate, int block)
        {
            var at = plan.Design.Blocks[block];
            var tried = plan.Rates.Chooses ? FormattableString.Invariant($"-rate{rate}") : "";
            return new TrainingJob(arm, arms[arm].Name, rate, block, at.Seed, keys.Of(arm, rate, block),
                $"{FileSlug.Of(arms[arm].Name)}{tried}{at.SplitName}-seed{at.Seed}");
        }

        TrainingOutcome? Train(TrainingJob job, Action<int, double> epoch, CancellationToken stop)
        {
            var (arm, set) = (arms[job.Arm], data(arms[job.Arm], plan.Design.Blocks[job.Block]));
            var options = arm.At(job.Rate);
            using var model = NetworkBuilder.Build(set, options, arm.Activations);
            var cell = new SingleTraining(set, model, options)
            {
                Told = epochs => epoch(epochs.Count, epochs[^1].ValidationMetric),
                ScoresRows = !plan.Design.VariesSplits,
            };
            var (outcome, history) = cell.Train(job.Name, job.Seed, 1, stop);
            return history.StopReason == StopReason.Cancelled ? null : outcome;
        }
    }
}
