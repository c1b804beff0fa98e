#:project ../src/Hillock.Health/Hillock.Health.csproj
#:property PublishAot=false

// Asks which activations a deep regression should have, and trains what is advised: dotnet run samples/advise.cs
using Hillock.Advice;
using Hillock.Data;
using Hillock.Training;

var data = Datasets.Load("curve");
Recommendation advice = Advisor.Recommend(new AdviceRequest
{
    Task = AdviceTask.Regression,
    Architecture = AdviceArchitecture.Dense,
    Depth = 12,
    Width = 32,
    Inputs = data.Inputs,
});
foreach (AdviceChoice choice in advice.Choices)
    Console.WriteLine($"{choice.Topic}: {choice.Choice}, else {choice.RunnerUp}\n  {choice.Reason}\n  {choice.Evidence[0].Text}");

using var model = advice.Build();
model.Fit(data, advice.Options with { Epochs = 30, KeepBest = true, Seed = 1 });
Console.WriteLine($"unexplained: {model.Evaluate(data.Test).ErrorShare:P1}");
Console.WriteLine(advice.CSharp("Datasets.Load(\"curve\")"));
