#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// Trains with early stopping, saves, loads, and predicts the same: dotnet run samples/save-and-load.cs
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("spirals", new DataOptions { Seed = 1 });
using var model = new Sequential(data.Inputs)
{
    new Dense(32, "swish"),
    new Dropout(0.1),
    new Dense(32, "x * tanh(softplus(x))"),
    new Dense(data.Outputs),
};
History history = model.Fit(data, new FitOptions
{
    Epochs = 60,
    Optimizer = new AdamW(rate: 0.005, weightDecay: 1e-4),
    Callbacks = [new EarlyStopping(patience: 10)],
    ClipNorm = 1,
    Seed = 7,
});
Console.WriteLine($"{history.StopReason} after {history.Count} epochs, best {history.BestEpoch}, test accuracy {model.Evaluate(data.Test).Accuracy:P1}");

var folder = Directory.CreateTempSubdirectory("hillock-").FullName;
model.Save(folder);
using var loaded = Sequential.Load(folder);
float[] point = [0.3f, -0.4f];
Console.WriteLine(string.Join("  ", loaded.Predict(point).Select((p, i) => $"class {data.Classes[i]}: {p:P1}")));
Console.WriteLine(model.Predict(point).SequenceEqual(loaded.Predict(point)) ? "the same, bit for bit" : "different");
Directory.Delete(folder, recursive: true);
