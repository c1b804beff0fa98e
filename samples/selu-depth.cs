#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// Sixty layers deep: SELU keeps the signal, sigmoid loses it. Run it with: dotnet run samples/selu-depth.cs
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits", new DataOptions { Rows = 3000 });
foreach (var activation in (string[])["selu", "sigmoid"])
{
    using var model = new Sequential(data.Inputs);
    for (var i = 0; i < 60; i++) model.Add(new Dense(128, activation));
    model.Add(new Dense(10, "softmax"));
    model.Initialize(seed: 1);

    SignalReport start = model.Trace(data.Train);
    var hidden = start.Layers.SkipLast(1).ToList();
    Console.WriteLine($"60 layers of {activation}, before training:");
    foreach (var layer in hidden.Where((_, i) => i % 10 == 9))
        Console.WriteLine(
            $"  {layer.Name,-9} mean {layer.Mean,6:0.000}, variance {layer.Variance:0.000}, over rows {layer.RowVariance:0.0e+0}, gradient "
            + $"{layer.Gradient:0.0e+0}");
    Console.WriteLine(
        $"  all means in [{hidden.Min(l => l.Mean):0.000}, {hidden.Max(l => l.Mean):0.000}], variances in [{hidden.Min(l => l.Variance):0.000}, "
        + $"{hidden.Max(l => l.Variance):0.000}]");

    model.Fit(data, new FitOptions { Epochs = 3, BatchSize = 32, Optimizer = new Adam(1e-4), Seed = 1 });
    Console.WriteLine($"  test accuracy after 3 epochs: {model.Evaluate(data.Test).Accuracy:P1}\n");
}
