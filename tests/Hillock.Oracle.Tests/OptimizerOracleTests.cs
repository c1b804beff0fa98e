using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

public sealed class OptimizerOracleTests
{
    private const int Steps = 10;

    // One row a comparison: ours, and the same of TorchSharp. An optimiser without a row fails CoverageTests.
    private static readonly Dictionary<string, (Optimizer Ours, Func<Split, TorchOptimizer> Theirs)> Compared = new()
    {
        ["sgd"] = (new Sgd(0.3), p => TorchOptimizer.Of(optim.SGD(p.All, 0.3))),
        ["sgd-decay"] = (new Sgd(0.1, 0.9, weightDecay: 0.2),
            p => TorchOptimizer.Of(optim.SGD(p.Weights, 0.1, momentum: 0.9, weight_decay: 0.2), optim.SGD(p.Others, 0.1, momentum: 0.9))),
        ["momentum"] = (new Sgd(0.1, momentum: 0.9), p => TorchOptimizer.Of(optim.SGD(p.All, 0.1, momentum: 0.9))),
        ["nesterov"] = (new Sgd(0.1, momentum: 0.9, nesterov: true), p => TorchOptimizer.Of(optim.SGD(p.All, 0.1, momentum: 0.9, nesterov: true))),
        ["adam"] = (new Adam(), p => TorchOptimizer.Of(optim.Adam(p.All))),
        ["adam-other"] = (new Adam(0.02, 0.8, 0.95, 1e-5), p => TorchOptimizer.Of(optim.Adam(p.All, 0.02, 0.8, 0.95, 1e-5))),
        ["adam-decay"] = (new Adam(0.02, weightDecay: 0.2),
            p => TorchOptimizer.Of(optim.Adam(p.Weights, 0.02, weight_decay: 0.2), optim.Adam(p.Others, 0.02))),
        ["amsgrad"] = (new Adam(0.02, beta2: 0.5) { Amsgrad = true }, p => TorchOptimizer.Of(optim.Adam(p.All, 0.02, beta2: 0.5, amsgrad: true))),
        ["adamw"] = (new AdamW(), p => TorchOptimizer.Of(optim.AdamW(p.Weights, weight_decay: 0.01), optim.AdamW(p.Others, weight_decay: 0))),
        ["adamw-other"] = (new AdamW(0.02, 0.3),
            p => TorchOptimizer.Of(optim.AdamW(p.Weights, 0.02, weight_decay: 0.3), optim.AdamW(p.Others, 0.02, weight_decay: 0))),
        ["adamw-all"] = (new AdamW(0.02, 0.3, 0.8, 0.5, 1e-5) { Amsgrad = true },
            p => TorchOptimizer.Of(optim.AdamW(p.Weights, 0.02, 0.8, 0.5, 1e-5, 0.3, true), optim.AdamW(p.Others, 0.02, 0.8, 0.5, 1e-5, 0, true))),
        ["nadam"] = (new NAdam(), p => TorchOptimizer.Of(optim.NAdam(p.All))),
        ["nadam-other"] = (new NAdam(0.01, 0.8, 0.95, 1e-5, 0.05, 0.2),
            p => TorchOptimizer.Of(optim.NAdam(p.Weights, 0.01, 0.8, 0.95, 1e-5, 0.2, 0.05), optim.NAdam(p.Others, 0.01, 0.8, 0.95, 1e-5, 0, 0.05))),
        ["rmsprop"] = (new RmsProp(), p => TorchOptimizer.Of(optim.RMSProp(p.All))),
        ["rmsprop-centered"] = (new RmsProp(0.005, 0.9, 1e-5, centered: true),
            p => TorchOptimizer.Of(optim.RMSProp(p.All, 0.005, 0.9, 1e-5, centered: true))),
        ["rmsprop-momentum"] = (new RmsProp(0.005, 0.9, 1e-5, momentum: 0.8), p => TorchOptimizer.Of(optim.RMSProp(p.All, 0.005, 0.9, 1e-5, momentum: 0.8))),
        ["rmsprop-all"] = (new RmsProp(0.005, 0.9, 1e-5, 0.5, true, 0.1),
            p => TorchOptimizer.Of(optim.RMSProp(p.Weights, 0.005, 0.9, 1e-5, 0.1, 0.5, true), optim.RMSProp(p.Others, 0.005, 0.9, 1e-5, 0, 0.5, true))),
        ["adagrad"] = (new Adagrad(), p => TorchOptimizer.Of(optim.Adagrad(p.All))),
        ["adagrad-other"] = (new Adagrad(0.05, 0.1, 1e-6, 0.2),
            p => TorchOptimizer.Of(optim.Adagrad(p.Weights, 0.05, 0, 0.2, 0.1, 1e-6), optim.Adagrad(p.Others, 0.05, 0, 0, 0.1, 1e-6))),
        ["lion"] = (new Lion(), p => TorchOptimizer.Lion(p.All, [], 1e-4, 0.9, 0.99, 0)),
        ["lion-other"] = (new Lion(0.003, 0.8, 0.95, 0.2), p => TorchOptimizer.Lion(p.Others, p.Weights, 0.003, 0.8, 0.95, 0.2)),
    };

    public static TheoryData<string> Names => [.. Compared.Keys];

    /// <summary>Every optimiser that is tried.</summary>
    internal static IEnumerable<Optimizer> Optimizers => Compared.Values.Select(c => c.Ours);

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_stay_together(string name)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var model = new Sequential(13) { new Dense(20, "tanh"), new Dense(9, "prelu"), new Dense(4, "softmax") };
        model.Initialize(5);
        var network = new TorchNetwork(model);
        var theirs = Compared[name].Theirs(Split.Of(network.Parameters));
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), Compared[name].Ours, batchSize: 24);

        for (var step = 0; step < Steps; step++)
        {
            var batch = Batch(step);
            Assert.Equal(TorchStep(network, theirs, batch), trainer.Step(batch.Rows, batch.Labels), 1e-4);
            foreach (var p in model.Parameters)
            {
                // Adam makes a full step of a gradient that is all rounding error: one number may be off, not all of them.
                var (expected, actual, what) = (network.Parameters[p.Name], model.GetParameter(p.Name), $"{name}, step {step + 1}, {p.Name}");
                Agreement.Check(expected, actual, 2e-4, 1, what);
                Agreement.CheckMean(expected, actual, 2e-6, what);
            }
        }
    }

    private static double TorchStep(TorchNetwork network, TorchOptimizer optimizer, (float[] Rows, int[] Labels) batch)
    {
        optimizer.ZeroGradients();
        var rows = tensor(Array.ConvertAll(batch.Rows, v => (double)v)).reshape(batch.Labels.Length, -1);
        var loss = nn.functional.cross_entropy(network.Forward(rows, logits: true), tensor(Array.ConvertAll(batch.Labels, l => (long)l)));
        loss.backward();
        optimizer.Step();
        return loss.item<double>();
    }

    private static (float[] Rows, int[] Labels) Batch(int step)
    {
        var random = new RandomStream(step, "batch");
        var rows = new float[24 * 13];
        var labels = new int[24];
        foreach (ref var value in rows.AsSpan()) value = (float)random.NextNormal();
        foreach (ref var label in labels.AsSpan()) label = random.NextInt(4);
        return (rows, labels);
    }

    // Only weights decay here, as is the custom; a torch optimiser decays all that it is given, by default (unlike PyTorch) nothing.
    private sealed record Split(Parameter[] All, Parameter[] Weights, Parameter[] Others)
    {
        public static Split Of(IReadOnlyDictionary<string, Parameter> parameters)
        {
            var weights = parameters.Where(p => p.Key.EndsWith(".weight", StringComparison.Ordinal)).Select(p => p.Value).ToArray();
            return new([.. parameters.Values], weights, [.. parameters.Values.Except(weights)]);
        }
    }
}
