using Hillock.Kernels;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>A network of random shape with random rows and targets, the same from the same seed.</summary>
internal sealed class NetworkProblem : IDisposable
{
    private static readonly string[] Hidden =
        ["relu", "leaky_relu", "prelu", "elu", "selu", "swish", "gelu", "gelu_tanh", "tanh", "sigmoid", "softplus", "softsign", "mish", "softmax", "linear"];

    public NetworkProblem(int seed, LossKind kind)
    {
        var random = new RandomStream(seed, "oracle");
        Kind = kind;
        Rows = 1 + random.NextInt(70);
        var outputs = kind == LossKind.Classes ? 2 + random.NextInt(30) : 1 + random.NextInt(20);
        Model = new Sequential(1 + random.NextInt(70));
        for (var layers = random.NextInt(4); layers > 0; layers--)
            Model.Add(new Dense(1 + random.NextInt(70), Hidden[random.NextInt(Hidden.Length)], useBias: random.NextInt(4) > 0));
        // Half of the time the output is written linear, which the cross-entropies read as logits.
        var head = kind switch { LossKind.Classes => "softmax", LossKind.Binary => "sigmoid", _ => Hidden[random.NextInt(Hidden.Length)] };
        Model.Add(new Dense(outputs, random.NextInt(2) == 0 ? "linear" : head));
        Model.Initialize(seed);
        foreach (var bias in Model.Parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)))
            Model.SetParameter(bias.Name, Normals(ref random, (int)bias.Count));
        Inputs = Normals(ref random, Rows * Model.Inputs.Size);
        Targets = Normals(ref random, Rows * outputs);
        if (kind == LossKind.Binary) Targets = Array.ConvertAll(Targets, t => t > 0 ? 1f : 0f);
        Labels = new int[Rows];
        for (var i = 0; i < Rows; i++) Labels[i] = random.NextInt(outputs);
    }

    public LossKind Kind { get; }

    public Sequential Model { get; }

    public int Rows { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public Loss Loss => Kind switch
    {
        LossKind.Classes => new CategoricalCrossEntropy(),
        LossKind.Binary => new BinaryCrossEntropy(),
        _ => new MeanSquaredError(),
    };

    public double Step(Trainer trainer) => Kind == LossKind.Classes ? trainer.Step(Inputs, Labels) : trainer.Step(Inputs, Targets);

    public Tensor TorchInputs() => TorchRows(Inputs, Model.Inputs.Size);

    public Tensor TorchLoss(TorchNetwork network)
    {
        var outputs = network.Forward(TorchInputs(), logits: Kind != LossKind.Squares);
        return Kind switch
        {
            LossKind.Classes => nn.functional.cross_entropy(outputs, tensor(Array.ConvertAll(Labels, l => (long)l))),
            LossKind.Binary => nn.functional.binary_cross_entropy_with_logits(outputs, TorchRows(Targets, Model.Outputs.Size)),
            _ => nn.functional.mse_loss(outputs, TorchRows(Targets, Model.Outputs.Size)),
        };
    }

    public override string ToString() => $"{Kind}, {Rows} rows, {Model}";

    public void Dispose() => Model.Dispose();

    private Tensor TorchRows(float[] values, int columns) => tensor(Array.ConvertAll(values, v => (double)v)).reshape(Rows, columns);

    private static float[] Normals(ref RandomStream random, int count)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextNormal();
        return values;
    }
}
