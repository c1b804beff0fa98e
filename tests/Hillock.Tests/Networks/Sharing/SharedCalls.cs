using Hillock.Health.Fixes;
using Hillock.Health.Forecasts;
using Hillock.Health.Lint;
using Hillock.Health.Probes;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks.Sharing;

/// <summary>Public calls by name, to be made from several threads at once.</summary>
internal static class SharedCalls
{
    /// <summary>Those that free, change or compute with native memory: each meets all others in the short form of the test.</summary>
    public static readonly IReadOnlyList<string> Core = ["dispose", "fit", "predict", "set parameter", "step", "dispose trainer"];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyDictionary<string, Action<SharedObjects>> All = new Dictionary<string, Action<SharedObjects>>
    {
        ["predict"] = s => s.Model.Predict(s.Rows),
        ["predict a row"] = s => s.Model.Predict(s.Rows.AsSpan(0, 8), new float[3]),
        ["predict in place"] = s => s.Model.Predict(s.Rows.AsSpan(0, 24), s.Rows.AsSpan(0, 9)),
        ["predict wrong sizes"] = s => s.Model.Predict(s.Rows.AsSpan(0, 8), new float[2]),
        ["predict words"] = s => s.Words.Predict(s.Ids),
        ["predict with code"] = s => s.Codes.Predict(s.Rows),
        ["evaluate"] = s => s.Model.Evaluate(s.Data.Validation),
        ["report"] = s => s.Model.EvaluateReport(s.Data),
        ["fit"] = s => s.Model.Fit(s.Data, Options(s)),
        ["fit monitored"] = s => s.Model.Fit(s.Data, Options(s) with { Threads = 2, EmaDecay = 0.9, Callbacks = [s.Monitor, new Look(s)] }),
        ["fit another, monitored alike"] = s =>
        {
            using var other = new Sequential(8) { new Dense(40, "relu"), new Dense(3, "softmax") };
            other.Fit(s.Data, Options(s) with { Callbacks = [s.Monitor] });
        },
        ["monitor"] = s =>
        {
            if (s.Seen is not { } seen) return;
            s.Monitor.OnBatchEnd(seen);
            s.Monitor.OnDiverged(seen);
            s.Monitor.OnTrainEnd(seen);
        },
        ["find rate"] = s => RateFinder.Run(s.Model, s.Data, Options(s), steps: 10),
        ["step"] = s => s.Trainer.Step(s.Rows.AsSpan(0, 64), s.Data.Train.Labels.AsSpan(0, 8)),
        ["step on words"] = s => s.WordTrainer.Step(s.Ids, s.Data.Train.Labels),
        ["epoch"] = s => s.Trainer.RunEpoch(s.Data.Train, 1),
        ["trainer evaluates"] = s => s.Trainer.Evaluate(s.Data.Validation),
        ["dead share"] = s => s.Trainer.DeadShare(s.Data.Train),
        ["gradient ratio"] = s => s.Trainer.GradientRatio(s.Data.Train),
        ["swap average"] = s => s.Trainer.SwapAverage(),
        ["snapshot"] = s => s.Trainer.SnapshotInto(new float[s.Snapshot.Length]),
        ["snapshot too large"] = s => s.Trainer.SnapshotInto(new float[3]),
        ["restore"] = s => s.Trainer.Restore(s.Snapshot),
        ["dispose trainer"] = s => s.Trainer.Dispose(),
        ["new trainer"] = s =>
        {
            using var trainer = new Trainer(s.Model, new CategoricalCrossEntropy(), new Sgd(), 8);
            trainer.Step(s.Rows.AsSpan(0, 64), s.Data.Train.Labels.AsSpan(0, 8));
        },
        ["save"] = s => s.Model.Save(s.Folder),
        ["load weights"] = s => s.Model.LoadWeights(s.Folder),
        ["load"] = s => Network.Load(s.Folder).Dispose(),
        ["summary"] = s => s.Model.Summary(),
        ["facts"] = s =>
            _ = $"{s.Model.ParameterCount} {s.Model.MultiplyAdds} {s.Model} {s.Model.Head} {string.Join(' ', s.Model.Parameters)} {s.Model.Count()}",
        ["initialize"] = s => s.Model.Initialize(2),
        ["get parameter"] = s => s.Model.GetParameter("dense_1.weight"),
        ["set parameter"] = s => s.Model.SetParameter("dense_1.weight", new float[48]),
        ["set too few"] = s => s.Model.SetParameter("dense_1.weight", new float[47]),
        ["add"] = s =>
        {
            if (s.Model.Count() < 8) s.Model.Add(new Dense(3));
        },
        ["dispose"] = s => s.Model.Dispose(),
        ["swap activation"] = s => s.Model.SwapActivation("dense_1", "relu", s.Rows).Dispose(),
        ["insert normalization"] = s => s.Model.InsertNormalization().Dispose(),
        ["initialize by variance"] = s => s.Model.InitializeByVariance(s.Rows),
        ["trace"] = s => s.Model.Trace(s.Rows),
        ["trace a loss"] = s => s.Model.Trace(s.Data.Train),
        ["probe"] = s => BatchProbe.Run(s.Model, s.Data, probe: new ProbeOptions { LearnSteps = 3, NeighbourRows = 0 }),
        ["lint"] = s => NetworkLint.Run(s.Model, s.Data),
        ["forecast"] = s => Forecast.Of(s.Model),
        ["run team"] = s => s.Team.Run(s, 8),
        ["dispose team"] = s => s.Team.Dispose(),
        ["copy to"] = s => s.Buffer.CopyTo(new float[1000], 1 << 19),
        ["copy from"] = s => s.Buffer.CopyFrom(new float[1000], 1 << 19),
        ["copy too much"] = s => s.Buffer.CopyTo(new float[10], (1 << 20) - 9),
        ["dispose buffer"] = s => s.Buffer.Dispose(),
        ["read rows"] = s => s.Data.Train.Inputs.ToArray(0, 5, 2),
        ["read no row"] = s => s.Data.Train.Inputs.ToArray(int.MaxValue, -1),
        ["spoil labels"] = s => (s.Data.Train.Labels[0], s.Data.Train.Labels[0]) = (int.MaxValue, 0),
        ["spoil ids"] = s =>
        {
            s.Ids.AsSpan().Fill(1e9f);
            s.Ids.AsSpan().Clear();
        },
        ["collect"] = _ =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        },
    };

    private static FitOptions Options(SharedObjects objects) => new() { Epochs = 2, BatchSize = 8, Seed = objects.Rows.Length };

    private sealed class Look(SharedObjects objects) : Callback
    {
        public override void OnBatchEnd(TrainingState training)
        {
            objects.Seen = training;
            training.Model.Predict(objects.Rows);
            training.Trainer.Evaluate(training.Data.Validation);
        }
    }
}
