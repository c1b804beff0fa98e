using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;
using Hillock.Networks;

namespace Hillock.Experiments.Repairs;

/// <summary>A run at the doctor's: examined, trained before watching eyes and, when asked for, repaired.</summary>
public sealed class DoctorRun : IDisposable
{
    private readonly PreparedRun _run;
    private readonly RunFolder _folder;

    private DoctorRun(PreparedRun run)
    {
        _run = run;
        Model = run.Build();
        _folder = RunFolder.Open(run.Spec.Place.Output, RunVerb.Doctor);
        try
        {
            Command = SpecFiles.Write(_folder, run.Spec, RunVerb.Doctor, run.Recipe, run.Data, run.Activations);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The names of all fixes, the smallest first.</summary>
    public static IReadOnlyList<string> FixNames => FixProposals.Names;

    /// <summary>The data.</summary>
    public DataSet Data => _run.Data;

    /// <summary>The network.</summary>
    public Sequential Model { get; }

    /// <summary>What a person should know of the data, and of what was in the folder before.</summary>
    public IReadOnlyList<string> Warnings => [.. _folder.Warnings, .. Data.Warnings];

    /// <summary>Folder of the run.</summary>
    public string Folder => _folder.Location;

    /// <summary>The one line that repeats it.</summary>
    public string Command { get; }

    /// <summary>Loads the data, builds the network and opens the folder.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static DoctorRun Prepare(RunSpec spec, IProgress<DataProgress>? loading = null, CancellationToken cancel = default) =>
        new(PreparedRun.Of(spec, loading: loading, cancel: cancel));

    /// <summary>The specification of a subject: a run file, or the folder of a finished training.</summary>
    /// <exception cref="HillockException">It is neither.</exception>
    public static RunSpec Read(string subject)
    {
        if (string.IsNullOrWhiteSpace(subject)) throw new HillockException(
            "The run to examine is an empty text; give the folder that hillock train wrote, or a run file.");
        if (!Directory.Exists(subject)) return Unwatched(RunFile.Read(subject, RunVerb.Train));
        var file = Path.Combine(subject, "run.yaml");
        if (!File.Exists(file))
            throw new HillockException($"'{subject}' is no folder of a run: it has no run.yaml. Give the folder that hillock train wrote, or a run file.");
        var command = Path.Combine(subject, RunFolder.CommandFile);
        if (File.Exists(command) && TextFile.Read(command).StartsWith("hillock compare", StringComparison.Ordinal))
            throw new HillockException(
                $"'{subject}' holds a comparison of several activations; examine one of them with the flags of the comparison, such as --activation relu, "
                + "or give the folder of a training.");
        var spec = Unwatched(RunFile.Read(file, RunVerb.Train));
        return spec.With(spec.Place with { Output = null });
    }

    private static RunSpec Unwatched(RunSpec spec) => spec.With(spec.Place with { Health = null });

    /// <summary>Examines and trains the network as the run says, watched; what training would refuse ends it before.</summary>
    public Examination Examine(IProgress<TrainingNews>? progress = null, CancellationToken cancel = default)
    {
        var seed = _run.Spec.Fit.Seeds[0];
        Model.Initialize(seed);
        var options = _run.Recipe.Options(Data, seed, _run.Recipe.ThreadCount);
        var before = Examiner.BeforeTraining(Model, Data, options, token: cancel);
        if (before.Probe is null || cancel.IsCancellationRequested) return before;
        var monitor = new HealthMonitor();
        using var curve = new HistoryFiles(_folder);
        var cell = new SingleTraining(Data, Model, _run.Recipe)
        {
            Watch = monitor,
            Told = curve.Update,
            Progress = progress is null ? null : new TrainingReporter(progress),
        };
        var (_, history) = cell.Train(string.Join(',', _run.Activations.Select(a => a.Text)), seed, _run.Recipe.ThreadCount, cancel);
        Model.Save(Path.GetDirectoryName(_folder.In("model.json"))!);
        HealthFiles.Write(_folder, monitor.Report, Model, Data);
        return before with { Monitor = monitor.Report, History = history };
    }

    /// <summary>Writes what was found into the folder, and what came of the repair where there was one.</summary>
    public void Keep(Diagnosis diagnosis, MonitorReport? monitor = null, RepairReport? repair = null) =>
        _folder.Write("findings.json", DiagnosisJson.Write(diagnosis, monitor, repair, Folder, Command, Data));

    /// <summary>Tries fixes over that many seeds, and writes the mended run file where one helps.</summary>
    /// <param name="diagnosis">What is the matter.</param>
    /// <param name="seeds">Trainings of each variant, at least 3.</param>
    /// <param name="only">The fixes to try, of <see cref="FixNames"/>; null for all that answer to what was found.</param>
    /// <param name="progress">Told what is trained.</param>
    /// <param name="cancel">Stops after the step at hand.</param>
    public RepairReport Repair(
        Diagnosis diagnosis, int seeds = 3, IReadOnlyList<string>? only = null, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 3);
        CheckFixNames(only ?? []);
        var report = new RepairSearch(_run, seeds, progress).Run(diagnosis, only, cancel);
        if (report.Mended is { } mended)
            _folder.Write(
                "mended.yaml",
                $"# hillock train --run THIS_FILE\n# Mended: {report.Accepted!.Fix.Text}.\n{RunFile.Write(SpecFiles.Portable(mended), RunVerb.Train)}");
        return report;
    }

    /// <summary>Checks the names of fixes.</summary>
    /// <exception cref="HillockException">There is none of a name.</exception>
    public static void CheckFixNames(IEnumerable<string> names)
    {
        if (names.FirstOrDefault(n => !FixNames.Contains(n)) is { } unknown)
            throw new HillockException($"There is no remedy '{unknown}'; there are {string.Join(", ", FixNames)}.{Suggestions.Ask(unknown, FixNames)}");
    }

    /// <summary>Writes a picture or another text into the folder; returns its path.</summary>
    public string Write(string name, string text)
    {
        _folder.Write(name, text);
        return Path.Combine(Folder, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Model.Dispose();
        _folder.Dispose();
    }
}
