using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>Normalisations beside TorchSharp: outputs in training and evaluation, every gradient, running statistics, and steps that stay together.</summary>
public sealed class NormalizationOracleTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            string[] norms =
            [
                "batch_norm", "batch_norm(0.7, epsilon=0.01)", "batch_norm(scale=false)", "batch_norm(shift=false)", "layer_norm",
                    "layer_norm(epsilon=0.001, shift=false)",
                "layer_norm(scale=false, shift=false)", "rms_norm", "rms_norm(epsilon=1.1920929e-07, shift=true)",
            ];
            var data = new TheoryData<string, string>();
            foreach (var norm in norms)
                foreach (var shape in (string[])["13", "48", "5x7", "4x3x9", "6x6x32"]) data.Add(norm, shape);
            return data;
        }
    }

    /// <summary>The layers of every network that is tried.</summary>
    internal static IEnumerable<Layer> Layers => Cases.SelectMany(row =>
    {
        var (norm, shape) = ((string, string))row.Data;
        using var model = Make(norm, shape, seed: 3);
        return model.Layers.Select(l => l.Layer);
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_gradients_and_running_statistics_agree(string norm, string shape)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var model = Make(norm, shape, seed: 3);
        var batch = Batch(model, 1);
        var torch = new TorchStack(model);
        Agreement.Check(torch.Forward(batch.Rows, training: false), model.Predict(batch.Inputs), 1e-5, 1, $"{model}: outputs");

        var loss = nn.functional.cross_entropy(torch.Forward(batch.Rows, training: true), batch.Classes);
        loss.backward();
        // With plain descent at rate 1 a step takes the gradient away from the parameter.
        using var trainer = new Trainer(model, new CategoricalCrossEntropy { FromLogits = true }, new Sgd(rate: 1), 40, threads: 2);
        var before = model.Parameters.ToDictionary(p => p.Name, p => model.GetParameter(p.Name));
        Assert.Equal(loss.item<double>(), trainer.Step(batch.Inputs, batch.Labels), 1e-5 * Math.Max(1, loss.item<double>()));
        foreach (var p in model.Parameters)
        {
            var (old, now) = (before[p.Name], model.GetParameter(p.Name));
            if (p.Kind == ParameterKind.State)
            {
                Agreement.Check(torch.State[p.Name], now, 1e-6, 1, $"{model}: {p.Name}");
                continue;
            }

            // The difference of two float32 parameters is good to half a unit in their last place.
            var floor = 0.1 * Math.Max(1, old.Max(Math.Abs));
            Agreement.Check(torch.Parameters[p.Name].grad!, [.. old.Zip(now, (a, b) => a - b)], 1e-5, floor, $"{model}: gradient of {p.Name}");
        }
    }

    [Theory]
    [InlineData("batch_norm", "17")]
    [InlineData("batch_norm", "4x4x19")]
    [InlineData("layer_norm", "6x10")]
    [InlineData("rms_norm", "6x10")]
    public void Ten_steps_of_adam_stay_together(string norm, string shape)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var model = Make(norm, shape, seed: 5);
        var torch = new TorchStack(model);
        var adam = optim.Adam(torch.Parameters.Values);
        using var trainer = new Trainer(model, new CategoricalCrossEntropy { FromLogits = true }, new Adam(), 40);
        for (var step = 0; step < 10; step++)
        {
            var batch = Batch(model, step);
            adam.zero_grad();
            var loss = nn.functional.cross_entropy(torch.Forward(batch.Rows, training: true), batch.Classes);
            loss.backward();
            adam.step();
            Assert.Equal(loss.item<double>(), trainer.Step(batch.Inputs, batch.Labels), 1e-4);
            foreach (var p in model.Parameters)
            {
                var expected = p.Kind == ParameterKind.State ? torch.State[p.Name] : torch.Parameters[p.Name];
                // Adam makes a full step of a gradient that is all rounding error: such numbers may be off, the mean may not.
                Agreement.Check(expected, model.GetParameter(p.Name), 2e-3, 1, $"{model}, step {step + 1}, {p.Name}");
                Agreement.CheckMean(expected, model.GetParameter(p.Name), 2e-5, $"{model}, step {step + 1}, {p.Name}");
            }
        }

        var last = Batch(model, 11);
        Agreement.Check(nn.functional.softmax(torch.Forward(last.Rows, training: false), 1), model.Predict(last.Inputs), 1e-4, 1,
            $"{model}: outputs after ten steps");
    }

    private static Sequential Make(string norm, string shape, long seed)
    {
        // The first dense layer has no bias: one before a batch normalisation changes nothing, and its gradient is rounding alone.
        var extents = Array.ConvertAll(shape.Split('x'), int.Parse);
        var size = extents.Aggregate((a, b) => a * b);
        var model = new Sequential(11)
        {
            new Dense(size, useBias: false), Layer.Parse($"reshape({shape})"), Layer.Parse(norm), new ActivationLayer("swish"), Layer.Parse(norm),
                new Flatten(),
            new Dense(20, "tanh"), Layer.Parse(norm), new Dense(4),
        };
        model.Initialize(seed);
        var random = new RandomStream(seed, "parameters");
        foreach (var p in model.Parameters.Where(p => p.Kind != ParameterKind.Weight))
        {
            var centre = p.Kind == ParameterKind.Scale || p.Name.EndsWith(".running_variance", StringComparison.Ordinal) ? 1 : 0;
            model.SetParameter(p.Name, [.. Enumerable.Range(0, p.Columns).Select(_ => (float)(centre + random.NextDouble(-0.5, 0.5)))]);
        }

        return model;
    }

    private static (float[] Inputs, int[] Labels, Tensor Rows, Tensor Classes) Batch(Sequential model, int number)
    {
        var random = new RandomStream(number, "batch");
        const int Rows = 40;
        var (x, labels) = (new float[Rows * model.Inputs.Size], new int[Rows]);
        foreach (ref var value in x.AsSpan()) value = (float)random.NextNormal();
        foreach (ref var label in labels.AsSpan()) label = random.NextInt(4);
        return (x, labels, tensor(Array.ConvertAll(x, v => (double)v)).reshape(Rows, -1), tensor(Array.ConvertAll(labels, l => (long)l)));
    }
}
