#:project ../src/Hillock.Health/Hillock.Health.csproj
#:property PublishAot=false

// Reads a network with faults before it is trained, and says what does not fit: dotnet run samples/lint.cs
using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Lint;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits", new DataOptions { Rows = 1000 });
using var model = new Sequential(data.Inputs)
{
    new Dense(64, "relu", initializer: "normal(std=2)"),
    new Dense(32),
    new Dense(10, "softmax"),
    "softmax",
};
foreach (Finding finding in NetworkLint.Run(model, data, new FitOptions { Optimizer = new Adam(0.5) }))
    Console.WriteLine($"{finding.Severity} {finding.Code} {finding.Layer}\n  {finding.Message}\n  {finding.Cause}\n  {finding.Fix}");
