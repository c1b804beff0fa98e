#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// A training loop of one's own: the rate falls from epoch to epoch. Run it with: dotnet run samples/training-loop.cs
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("curve");
using var model = new Sequential(data.Inputs) { new Dense(32, "tanh"), new Dense(32, "tanh"), new Dense(1) };

using var trainer = new Trainer(model, "mean_squared_error", new Adam(0.01), batchSize: 32, seed: 1) { ClipNorm = 1 };
for (var epoch = 1; epoch <= 5; epoch++, trainer.Rate /= 2)
{
    EpochResult result = trainer.RunEpoch(data.Train, epoch);
    Console.WriteLine($"{epoch}: loss {result.Metrics.Loss:0.0000}, unexplained {trainer.Evaluate(data.Validation).ErrorShare:P1}");
}

// Single steps take rows of your own: [rows × inputs] and [rows × outputs].
using var stepper = new Trainer(model, new MeanSquaredError(), new Sgd(0.01, momentum: 0.9), batchSize: 2);
float[] inputs = [0.5f, -0.5f], targets = [0.9f, -0.9f];
Console.WriteLine($"loss of a step {stepper.Step(inputs, targets):0.0000}, then {stepper.Step(inputs, targets):0.0000}");
