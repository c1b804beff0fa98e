#:project ../src/Hillock.Health/Hillock.Health.csproj
#:property PublishAot=false

// Says before training which network will learn, and what cures the one that will not: dotnet run samples/forecast.cs
using Hillock.Data;
using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;

ForecastReport deep = Forecast.Of(new Stack("sigmoid") { Depth = 12, Width = 128 });
Console.WriteLine(deep.Sentence);
foreach (var finding in deep.Findings) Console.WriteLine($"  {finding.Severity} {finding.Code}: {finding.Message}\n    {finding.Fix}");
foreach (var fix in deep.Fixes) Console.WriteLine($"  {fix.Fix.Advice}: {fix.Log10GradientRatio:0.0} instead of {deep.Log10GradientRatio:0.0}");

// Any network, with the rows that it will see.
var data = Datasets.Load("digits");
using var model = new Sequential(data.Inputs)
{
    new Conv2D(16), new BatchNorm(), new ActivationLayer("relu"), new MaxPool2D(), new Flatten(),
    new Dense(64, "relu"), new Dense(10, "softmax"),
};
model.Initialize(seed: 1);
var report = Forecast.Of(model, new ForecastOptions { Inputs = InputMoments.Of(data.Train, data.Inputs) });
var measured = ForecastMeasure.Of(model, data.Train);
foreach (var (layer, seen) in report.Layers.Zip(measured))
    Console.WriteLine(
        $"{layer.Name,-14} mean square {layer.OutputMeanSquare,6:0.000}, measured {seen.MeanSquare,6:0.000}; log10 squared gradient "
        + $"{layer.Log10OutputGradient,5:0.0}, measured {seen.Log10Gradient,5:0.0}");

// Weights and biases at the edge of chaos: what tanh needs to be trained fifty layers deep.
EdgePoint edge = EdgeOfChaos.WithBias("tanh", 0.05)!;
Console.WriteLine($"tanh: gain_normal({edge.Gain:0.0000}) and biases of deviation {edge.BiasDeviation:0.00}");
