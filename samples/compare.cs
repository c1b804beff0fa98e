#:project ../src/Hillock.Experiments/Hillock.Experiments.csproj
#:property PublishAot=false

// Compares two known activations with a formula and one defined in C#: dotnet run samples/compare.cs
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using static Hillock.Formulas.Functions;

var data = Datasets.Load("moons");
var mine = Activation.Define("mine", x => x * Tanh(Exp(x)));
ComparisonResult result = Comparison.Run(
    data,
    ["relu", "tanh", "x * sigmoid(1.702 * x)", mine],
    new ComparisonOptions { Hidden = [16, 16], Epochs = 20, Seeds = 3 });

foreach (var row in result.Rows)
    Console.WriteLine($"{row.Rank}  {row.Arm,-24} {row.Validation?.Mean:P2}  {(row.TiedWithBest ? "tied with the best" : "")}");
Console.WriteLine(result.Verdict);
