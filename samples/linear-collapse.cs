#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// Ten dense layers without an activation are one matrix, and can do no more than one layer. Run it with: dotnet run samples/linear-collapse.cs
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("spirals");
using var linear = Deep("linear");
linear.Initialize(seed: 1);

// W = W₁·W₂·…·W₁₀; the biases start at 0.
double[,] product = { { 1, 0 }, { 0, 1 } };
foreach (var layer in linear.Layers) product = Multiply(product, linear.GetParameter($"{layer.Name}.weight"), layer.Outputs.Size);
Console.WriteLine($"the product of the ten matrices ({linear.ParameterCount:N0} parameters) is a matrix of {product.GetLength(0)}×{product.GetLength(1)}");

float[] points = [.. Enumerable.Range(0, 200).Select(i => MathF.Sin(i * i))];
float[] outputs = linear.Predict(points);
var difference = 0.0;
for (var i = 0; i < outputs.Length; i++)
{
    var (row, column) = (i / 3, i % 3);
    var byMatrix = (points[2 * row] * product[0, column]) + (points[(2 * row) + 1] * product[1, column]);
    difference = Math.Max(difference, Math.Abs(byMatrix - outputs[i]));
}

Console.WriteLine($"outputs on 100 points: largest {outputs.Max(Math.Abs):0.000}, farthest from point·matrix {difference:0.0e+0}\n");
Console.WriteLine(linear.Trace(points));

// What one matrix cannot do stays undone, however deep: three arms of a spiral.
foreach (var (name, model) in ((string, Sequential)[])[
    ("one linear layer", new Sequential(2) { new Dense(3) }), ("ten linear layers", Deep("linear")), ("ten layers with relu", Deep("relu"))])
{
    model.Fit(data, new FitOptions { Epochs = 60, Optimizer = new Adam(2e-3), Seed = 1, KeepBest = true });
    Console.WriteLine($"{name}: test accuracy {model.Evaluate(data.Test).Accuracy:P1}");
    model.Dispose();
}

static Sequential Deep(string activation)
{
    var model = new Sequential(2);
    for (var i = 0; i < 9; i++) model.Add(new Dense(32, activation));
    model.Add(new Dense(3));
    return model;
}

static double[,] Multiply(double[,] left, float[] right, int columns)
{
    var result = new double[left.GetLength(0), columns];
    for (var i = 0; i < left.GetLength(0); i++)
        for (var j = 0; j < columns; j++)
            for (var k = 0; k < left.GetLength(1); k++) result[i, j] += left[i, k] * right[(k * columns) + j];
    return result;
}
