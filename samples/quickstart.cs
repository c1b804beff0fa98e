#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// Trains a network on drawn digits and measures it: dotnet run samples/quickstart.cs
// (PublishAot=false, because Hillock compiles its loops at run time.)
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits");
using var model = new Sequential(data.Inputs)
{
    new Dense(64, "relu"),
    new Dense(32, "leaky_relu(alpha=0.1)"),
    new Dense(10, "softmax"),
};
Console.WriteLine(model.Summary());
History history = model.Fit(data, new FitOptions { Epochs = 5, BatchSize = 64, Optimizer = new Adam(1e-3), Seed = 1 });
Console.WriteLine($"test accuracy {model.Evaluate(data.Test).Accuracy:P1} after {history.Count} epochs, {history.Seconds:0.0} s");
