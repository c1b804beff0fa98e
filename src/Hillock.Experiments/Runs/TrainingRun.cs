using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>One network trained from a specification, with its folder: history, weights, results and the line that repeats it.</summary>
public sealed class TrainingRun : IDisposable
{
    private const double CheckpointSeconds = 10;
    private const double CheckpointShare = 0.1;

    private readonly RunSpec _spec;
    private readonly SingleRecipe _recipe;
    private readonly Activation[] _activations;
    private readonly RunFolder _folder;
    private readonly HistoryFiles _history;

    private TrainingRun(RunSpec spec, SingleRecipe recipe, Activation[] activations, DataSet data)
    {
        _spec = spec;
        _recipe = recipe;
        _activations = activations;
        Data = data;
        Model = NetworkBuilder.Build(data, recipe, activations);
        _folder = RunFolder.Open(spec.Place.Output, RunVerb.Train);
        _history = new HistoryFiles(_folder);
        try
        {
            Command = SpecFiles.Write(_folder, spec, RunVerb.Train, recipe, data, activations);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The data.</summary>
    public DataSet Data { get; }

    /// <summary>The network; after the run, with the weights of its best epoch.</summary>
    public Sequential Model { get; }

    /// <summary>What a person should know about the data and the network first.</summary>
    public IReadOnlyList<string> Warnings => [.. _folder.Warnings, .. Data.Warnings, .. HiddenWarnings.Of(_activations)];

    /// <summary>Folder of the run.</summary>
    public string Folder => _folder.Location;

    /// <summary>The one line that repeats it.</summary>
    public string Command { get; }

    /// <summary>Epochs it will do at most.</summary>
    public int Epochs => _recipe.EpochsFor(Data);

    /// <summary>Rows a step.</summary>
    public int BatchSize => _recipe.BatchSizeFor(Data);

    /// <summary>Loads the data, builds the network and opens the folder.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static TrainingRun Prepare(RunSpec spec, IProgress<DataProgress>? loading = null, CancellationToken cancel = default)
    {
        RunSpecRules.Check(spec, RunVerb.Train);
        var activations = SpecRecipe.Activations(spec, RunVerb.Train);
        var recipe = SpecRecipe.Single(spec);
        var data = SpecData.Load(spec, loading, cancel);
        recipe.Check(data);
        return new TrainingRun(spec, recipe, activations, data);
    }

    /// <summary>Trains, and writes into the folder as it goes; a cancelled run keeps its best epoch so far, and the same run in the same folder goes
    /// on.</summary>
    /// <exception cref="HillockException">The folder can no longer be written.</exception>
    public TrainingResult Run(IProgress<TrainingNews>? progress = null, CancellationToken cancel = default)
    {
        var monitor = _spec.Place.Health == true ? new HealthMonitor() : null;
        var cell = new SingleTraining(Data, Model, _recipe)
        {
            Watch = monitor,
            Told = _history.Update,
            Progress = progress is null ? null : new TrainingReporter(progress),
            Checkpoint = new Checkpointing(_folder.In("checkpoint"))
            {
                EveryEpochs = null,
                Every = TimeSpan.FromSeconds(_spec.Place.CheckpointSeconds ?? CheckpointSeconds),
                MostShare = _spec.Place.CheckpointSeconds is null ? CheckpointShare : null,
                Resume = ResumeMode.IfSame,
                Tag = TrainingKey.OfCheckpoint(Data, _recipe, _activations),
            },
        };
        var (outcome, history) = cell.Train(string.Join(',', _activations.Select(a => a.Text)), _spec.Fit.Seeds[0], _recipe.ThreadCount, cancel);
        Model.Save(Path.GetDirectoryName(_folder.In("model.json"))!);
        Data.Vocabulary?.Save(_folder.In("vocabulary.json"));
        var rows = Data.Test.Count > 0 ? Data.Test : Data.Validation;
        var result = new TrainingResult
        {
            Data = Data.Name,
            Task = TaskNames.Of(Data.Task),
            TargetColumn = Data.TargetName,
            TargetIsGuess = Data.TargetIsGuess,
            Warnings = Warnings,
            Network = _recipe.Sizes(Data),
            Activations = [.. _activations.Select(a => a.Text)],
            Metric = Data.Task == TaskKind.Regression ? "unexplained variance" : "accuracy",
            Parameters = Model.ParameterCount,
            Report = outcome.BestEpoch > 0 && Data.Series is null ? Model.EvaluateReport(Data, rows, _recipe.LossFor(Data), token: CancellationToken.None)
                : null,
            ReportedOn = rows == Data.Test ? "test" : "validation",
            ResumedEpochs = history.ResumedEpochs,
            Outcome = outcome,
            Ending = history.Ending!,
            Next = history.Ending!.IsFailure ? RunCommand.Line(_spec.With(_spec.Place with { Output = null }), RunVerb.Doctor) : null,
            Series = Data.Series is { } series && Data.Test.Count > 0 ? series.Test.Errors(Model.Predict(Data.Test.Inputs.ReadAll())) : null,
            Monitor = monitor?.Report,
            Health = monitor is null ? null : Diagnosis.Of(new Examination(Model, Data, _recipe.Options(Data, _spec.Fit.Seeds[0], _recipe.ThreadCount))
            {
                Monitor = monitor.Report,
                History = history,
            }),
            Interrupted = history.StopReason == StopReason.Cancelled,
            Folder = _folder.Location,
            Command = Command,
        };
        if (monitor is not null) HealthFiles.Write(_folder, monitor.Report, Model, Data);
        _history.Update(outcome.Epochs);
        _history.Dispose();
        _folder.Write("results.json", TrainingJson.Write(result));
        _folder.Dispose();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Model.Dispose();
        _history.Dispose();
        _folder.Dispose();
    }
}
