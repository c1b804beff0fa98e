#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// A training with a rate finder, a schedule, averaged weights, checkpoints and a callback of one's own: dotnet run samples/training.cs
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits", new DataOptions { Rows = 2000 });
using var model = new Sequential(data.Inputs) { new Dense(64, "relu"), new Dense(10, "softmax") };

RateCurve curve = RateFinder.Run(model, data, new FitOptions { Optimizer = new AdamW(), Seed = 1 });
Console.WriteLine(curve);

var folder = Directory.CreateTempSubdirectory("hillock-").FullName;
History history = model.Fit(data, new FitOptions
{
    Epochs = 12,
    Optimizer = new AdamW(rate: 0.003, weightDecay: 0.01),
    Schedule = "cosine(warmup=0.1)",
    Loss = "cross_entropy(label_smoothing=0.05)",
    ClassWeights = ClassWeights.Balanced,
    AccumulateSteps = 2,
    EmaDecay = 0.99,
    Checkpoint = new Checkpointing(folder),
    Callbacks = [new EarlyStopping(patience: 5), new RateLog()],
    Seed = 1,
});
Console.WriteLine($"{history.StopReason}, best epoch {history.BestEpoch} of {history.Count}");

EvaluationReport report = model.EvaluateReport(data);
Console.WriteLine($"macro F1 {report.Classification!.Macro.F1:0.000}, ROC AUC {report.Classification.RocAuc:0.0000}");
Console.WriteLine(report.Classification.Confusion);
Directory.Delete(folder, recursive: true);

sealed class RateLog : Callback
{
    public override void OnEpochEnd(TrainingState training)
    {
        var epoch = training.History[^1];
        Console.WriteLine($"epoch {epoch.Epoch}: rate {epoch.Rate:0.00000}, validation loss {epoch.ValidationLoss:0.000}");
        if (epoch.ValidationMetric > 0.999) training.Stop();
    }
}
