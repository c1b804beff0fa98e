using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

public sealed class OptimizerOracleTests
{
    private const int Steps = 10;

    public static TheoryData<string> Names =>
    [
        "sgd", "sgd-decay", "momentum", "nesterov", "adam", "adam-other", "adam-decay", "amsgrad", "adamw", "adamw-other", "nadam", "nadam-other",
        "rmsprop", "rmsprop-centered", "rmsprop-momentum", "rmsprop-all", "adagrad", "adagrad-other", "lion", "lion-other",
    ];

    /// <summary>Every optimiser that is tried.</summary>
    internal static IEnumerable<Optimizer> Optimizers => Names.Select(row => Ours((string)row.Data!));

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_stay_together(string name)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var model = new Sequential(13) { new Dense(20, "tanh"), new Dense(9, "prelu"), new Dense(4, "softmax") };
        model.Initialize(5);
        var network = new TorchNetwork(model);
        var theirs = Theirs(name, network.Parameters);
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), Ours(name), batchSize: 24);

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

    private static Optimizer Ours(string name) => name switch
    {
        "sgd" => new Sgd(0.3),
        "momentum" => new Sgd(0.1, momentum: 0.9),
        "nesterov" => new Sgd(0.1, momentum: 0.9, nesterov: true),
        "adam" => new Adam(),
        "adam-other" => new Adam(0.02, 0.8, 0.95, 1e-5),
        "sgd-decay" => new Sgd(0.1, 0.9, weightDecay: 0.2),
        "adam-decay" => new Adam(0.02, weightDecay: 0.2),
        "amsgrad" => new Adam(0.02, beta2: 0.5) { Amsgrad = true },
        "nadam" => new NAdam(),
        "nadam-other" => new NAdam(0.01, 0.8, 0.95, 1e-5, 0.05, 0.2),
        "rmsprop" => new RmsProp(),
        "rmsprop-centered" => new RmsProp(0.005, 0.9, 1e-5, centered: true),
        "rmsprop-momentum" => new RmsProp(0.005, 0.9, 1e-5, momentum: 0.8),
        "rmsprop-all" => new RmsProp(0.005, 0.9, 1e-5, 0.5, true, 0.1),
        "adagrad" => new Adagrad(),
        "adagrad-other" => new Adagrad(0.05, 0.1, 1e-6, 0.2),
        "adamw" => new AdamW(),
        "adamw-other" => new AdamW(0.02, 0.3),
        "lion" => new Lion(),
        "lion-other" => new Lion(0.003, 0.8, 0.95, 0.2),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static TorchOptimizer Theirs(string name, IReadOnlyDictionary<string, Parameter> parameters)
    {
        var all = parameters.Values.ToArray();
        // Only weights decay here, as is the custom; a torch optimiser decays all that it is given, by default (unlike PyTorch) nothing.
        var weights = parameters.Where(p => p.Key.EndsWith(".weight", StringComparison.Ordinal)).Select(p => p.Value).ToArray();
        var others = all.Except(weights).ToArray();
        return name switch
        {
            "sgd" => TorchOptimizer.Of(optim.SGD(all, 0.3)),
            "momentum" => TorchOptimizer.Of(optim.SGD(all, 0.1, momentum: 0.9)),
            "nesterov" => TorchOptimizer.Of(optim.SGD(all, 0.1, momentum: 0.9, nesterov: true)),
            "adam" => TorchOptimizer.Of(optim.Adam(all)),
            "adam-other" => TorchOptimizer.Of(optim.Adam(all, 0.02, 0.8, 0.95, 1e-5)),
            "sgd-decay" => TorchOptimizer.Of(optim.SGD(weights, 0.1, momentum: 0.9, weight_decay: 0.2), optim.SGD(others, 0.1, momentum: 0.9)),
            "adam-decay" => TorchOptimizer.Of(optim.Adam(weights, 0.02, weight_decay: 0.2), optim.Adam(others, 0.02)),
            "amsgrad" => TorchOptimizer.Of(optim.Adam(all, 0.02, beta2: 0.5, amsgrad: true)),
            "nadam" => TorchOptimizer.Of(optim.NAdam(all)),
            "nadam-other" => TorchOptimizer.Of(optim.NAdam(weights, 0.01, 0.8, 0.95, 1e-5, 0.2, 0.05), optim.NAdam(others, 0.01, 0.8, 0.95, 1e-5, 0, 0.05)),
            "rmsprop" => TorchOptimizer.Of(optim.RMSProp(all)),
            "rmsprop-centered" => TorchOptimizer.Of(optim.RMSProp(all, 0.005, 0.9, 1e-5, centered: true)),
            "rmsprop-momentum" => TorchOptimizer.Of(optim.RMSProp(all, 0.005, 0.9, 1e-5, momentum: 0.8)),
            "rmsprop-all" => TorchOptimizer.Of(optim.RMSProp(weights, 0.005, 0.9, 1e-5, 0.1, 0.5, true), optim.RMSProp(others, 0.005, 0.9, 1e-5, 0, 0.5, true)),
            "adagrad" => TorchOptimizer.Of(optim.Adagrad(all)),
            "adagrad-other" => TorchOptimizer.Of(optim.Adagrad(weights, 0.05, 0, 0.2, 0.1, 1e-6), optim.Adagrad(others, 0.05, 0, 0, 0.1, 1e-6)),
            "adamw" => TorchOptimizer.Of(optim.AdamW(weights, weight_decay: 0.01), optim.AdamW(others, weight_decay: 0)),
            "adamw-other" => TorchOptimizer.Of(optim.AdamW(weights, 0.02, weight_decay: 0.3), optim.AdamW(others, 0.02, weight_decay: 0)),
            "lion" => TorchOptimizer.Lion(all, [], 1e-4, 0.9, 0.99, 0),
            "lion-other" => TorchOptimizer.Lion(others, weights, 0.003, 0.8, 0.95, 0.2),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
