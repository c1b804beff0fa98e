using System.Diagnostics;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Trains and measures a network in one call.</summary>
public static class Fitting
{
    /// <summary>Trains on the data's training split and validates after each epoch.</summary>
    /// <remarks>A network without values gets its first ones from the seed; one that has values goes on from there.
    /// When cancelled, it stops after the step at hand and keeps the finished epochs.</remarks>
    /// <exception cref="HillockException">Options out of range, a network that does not fit the data, or one that is being trained already.</exception>
    public static History Fit(this Network model, DataSet data, FitOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FitOptions();
        using var training = model.Training();
        using var trainer = Open(model, data, options);
        return new FitRun(trainer, data, options).Run(token);
    }

    /// <summary>The same on a thread of its own, so that the caller's goes on; callbacks run on that thread. Cancelled, the task ends with the history of the
    /// finished epochs.</summary>
    /// <exception cref="HillockException">As <see cref="Fit"/>, when the task is awaited.</exception>
    public static Task<History> FitAsync(this Network model, DataSet data, FitOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        // Long as it is, it would keep a thread of the pool from short work; and what is cancelled still has something to tell.
        return Task.Factory.StartNew(() => model.Fit(data, options, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Loss and metrics over a split, with the usual loss of its task unless one is given; dropout off.</summary>
    /// <exception cref="HillockException">A network that has no values or does not fit the split.</exception>
    public static Metrics Evaluate(this Network model, Split split, Loss? loss = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        using var reading = model.Reading();
        if (!model.IsInitialized)
            throw new HillockException("The network has no values yet; train it, load it, or call Initialize with a seed.");
        TaskCheck.RequireSplit(model, split);
        var task = split.Labels.Length == 0 ? TaskKind.Regression : TaskKind.Classification;
        loss ??= Loss.For(task, model.Outputs.Size);
        loss.CheckTargets(loss.TargetsOf(split));
        using var evaluator = new Evaluator(model, loss, team: null);
        return evaluator.Run(split, token);
    }

    /// <summary>The trainer that the options describe.</summary>
    /// <exception cref="HillockException">Options out of range, or a network that does not fit the data.</exception>
    internal static Trainer Open(Network model, DataSet data, FitOptions options, bool guest = false)
    {
        options.Validate();
        if (model is Module { IsBuilt: false } module) module.Build(data.Inputs);
        TaskCheck.Require(model, data);
        var loss = options.Loss ?? Loss.For(data.Task, model.Outputs.Size);
        var planned = options with { BatchSize = options.BatchSizeFor(data.Train) };
        var trainer = new Trainer(model, loss, planned, fuses: true, guest) { ClassWeights = options.ClassWeights?.For(data) };
        try
        {
            trainer.RequireSplit(data.Train);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Passes progress within an epoch on, with the time of the whole training.</summary>
    internal sealed class ProgressRelay(IProgress<TrainingProgress> target, int epochs) : IProgress<StepProgress>
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        /// <summary>Share of the training that an earlier run had done.</summary>
        public double Before { get; set; }

        /// <inheritdoc/>
        public void Report(StepProgress value) => target.Report(At(value, null));

        /// <summary>Tells that an epoch is finished.</summary>
        public void Report(StepProgress value, EpochRecord record) => target.Report(At(value, record));

        private TrainingProgress At(StepProgress s, EpochRecord? record)
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            var progress = new TrainingProgress(s.Epoch, epochs, s.Step, s.Steps, s.Loss, elapsed, TimeSpan.Zero, record);
            var done = progress.Done - Before;
            return done > 0 ? progress with { Remaining = elapsed * ((1 - progress.Done) / done) } : progress;
        }
    }
}
