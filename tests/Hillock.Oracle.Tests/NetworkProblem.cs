using Hillock.Layers;
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
        var outputs = IsOneMargin ? 1 : HasClasses || kind == LossKind.Shares ? 2 + random.NextInt(30) : 1 + random.NextInt(20);
        Model = new Sequential(1 + random.NextInt(70));
        for (var layers = random.NextInt(4); layers > 0; layers--)
            Model.Add(new Dense(1 + random.NextInt(70), Hidden[random.NextInt(Hidden.Length)], useBias: random.NextInt(4) > 0));
        // Half of the time the output is written linear, which the cross-entropies read as logits.
        var head = kind switch
        {
            LossKind.Classes or LossKind.SmoothedClasses or LossKind.WeightedClasses or LossKind.Shares => "softmax",
            LossKind.Binary or LossKind.SmoothedBinary => "sigmoid",
            LossKind.PoissonRate => "softplus",
            LossKind.Poisson or LossKind.Margins or LossKind.SquaredMargins or LossKind.BinaryMargin or LossKind.SquaredBinaryMargin => "linear",
            _ => Hidden[random.NextInt(Hidden.Length)],
        };
        Model.Add(new Dense(outputs, random.NextInt(2) == 0 && kind != LossKind.PoissonRate ? "linear" : head));
        Model.Initialize(seed);
        foreach (var bias in Model.Parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)))
            Model.SetParameter(bias.Name, Normals(ref random, (int)bias.Count));
        Inputs = Normals(ref random, Rows * Model.Inputs.Size);
        Targets = Normals(ref random, Rows * outputs);
        if (kind is LossKind.Binary or LossKind.SmoothedBinary) Targets = Array.ConvertAll(Targets, t => t > 0 ? 1f : 0f);
        if (kind is LossKind.Poisson or LossKind.PoissonRate) Targets = Array.ConvertAll(Targets, t => MathF.Floor(2 * Math.Abs(t)));
        if (kind == LossKind.Shares) MakeShares(Targets, outputs);
        Labels = new int[Rows];
        for (var i = 0; i < Rows; i++) Labels[i] = random.NextInt(Math.Max(2, outputs));
        Weights = kind == LossKind.WeightedClasses ? [.. Enumerable.Range(0, outputs).Select(c => 0.25 + (c % 5))] : null;
    }

    public LossKind Kind { get; }

    public Sequential Model { get; }

    public int Rows { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public double[]? Weights { get; }

    public Loss Loss => Kind switch
    {
        LossKind.Classes or LossKind.WeightedClasses or LossKind.Shares => new CategoricalCrossEntropy(),
        LossKind.SmoothedClasses => new CategoricalCrossEntropy { LabelSmoothing = 0.15 },
        LossKind.Binary => new BinaryCrossEntropy(),
        LossKind.SmoothedBinary => new BinaryCrossEntropy { LabelSmoothing = 0.15 },
        LossKind.Absolute => new MeanAbsoluteError(),
        LossKind.Huber => new Huber(0.7),
        LossKind.Poisson => new Poisson(),
        LossKind.PoissonRate => new Poisson { LogInput = false },
        LossKind.Margins or LossKind.BinaryMargin => new Hinge(),
        LossKind.SquaredMargins or LossKind.SquaredBinaryMargin => new SquaredHinge(),
        _ => new MeanSquaredError(),
    };

    private bool IsOneMargin => Kind is LossKind.BinaryMargin or LossKind.SquaredBinaryMargin;

    private bool HasClasses => IsOneMargin
        || Kind is LossKind.Classes or LossKind.SmoothedClasses or LossKind.WeightedClasses or LossKind.Margins or LossKind.SquaredMargins;

    /// <summary>The activation that predictions have beside the network's own; null where they have none.</summary>
    public Func<Tensor, Tensor>? Head => Model.OutputActivation is not null ? null : Kind switch
    {
        LossKind.Classes or LossKind.SmoothedClasses or LossKind.WeightedClasses or LossKind.Shares => t => nn.functional.softmax(t, 1),
        LossKind.Binary or LossKind.SmoothedBinary => sigmoid,
        LossKind.Poisson => exp,
        _ => null,
    };

    public Trainer Train(int threads) => new(Model, Loss, new Sgd(rate: 1), Rows, threads) { ClassWeights = Weights };

    public double Step(Trainer trainer) => HasClasses ? trainer.Step(Inputs, Labels) : trainer.Step(Inputs, Targets);

    public Tensor TorchInputs() => TorchRows(Inputs, Model.Inputs.Size);

    public Tensor TorchLoss(TorchNetwork network)
    {
        var logits = Kind is not (LossKind.Squares or LossKind.Absolute or LossKind.Huber or LossKind.PoissonRate);
        var outputs = network.Forward(TorchInputs(), logits);
        var (targets, labels) = (TorchRows(Targets, Model.Outputs.Size), tensor(Array.ConvertAll(Labels, l => (long)l)));
        return Kind switch
        {
            LossKind.Classes => nn.functional.cross_entropy(outputs, labels),
            LossKind.SmoothedClasses => nn.functional.cross_entropy(outputs, labels, label_smoothing: 0.15),
            // PyTorch's mean divides by the sum of the weights, Hillock's (and Keras') by the rows.
            LossKind.WeightedClasses => nn.functional.cross_entropy(outputs, labels, tensor(Weights!), reduction: nn.Reduction.Sum) / Rows,
            LossKind.Shares => nn.functional.cross_entropy(outputs, targets),
            LossKind.Binary => nn.functional.binary_cross_entropy_with_logits(outputs, targets),
            LossKind.SmoothedBinary => nn.functional.binary_cross_entropy_with_logits(outputs, (targets * 0.85) + 0.075),
            LossKind.PoissonRate => nn.functional.poisson_nll_loss(outputs, targets, log_input: false),
            LossKind.BinaryMargin => OneMargin(outputs, labels).mean(),
            LossKind.SquaredBinaryMargin => OneMargin(outputs, labels).square().mean(),
            LossKind.Absolute => nn.functional.l1_loss(outputs, targets),
            LossKind.Huber => nn.functional.huber_loss(outputs, targets, 0.7),
            LossKind.Poisson => nn.functional.poisson_nll_loss(outputs, targets),
            LossKind.Margins => nn.functional.multi_margin_loss(outputs, labels),
            LossKind.SquaredMargins => nn.functional.multi_margin_loss(outputs, labels, p: 2),
            _ => nn.functional.mse_loss(outputs, targets),
        };
    }

    public override string ToString() => $"{Kind}, {Rows} rows, {Model}";

    public void Dispose() => Model.Dispose();

    /// <summary>max(0, 1 - t·y) with t = ±1: PyTorch's hinge has other classes than ±1 of one output, so it is written out.</summary>
    private static Tensor OneMargin(Tensor outputs, Tensor labels) => nn.functional.relu(1 - (((2 * labels) - 1).reshape(-1, 1) * outputs));

    private static void MakeShares(float[] values, int columns)
    {
        for (var row = 0; row < values.Length; row += columns)
        {
            var shares = values.AsSpan(row, columns);
            float sum = 0;
            foreach (ref var share in shares) sum += share = Math.Abs(share);
            foreach (ref var share in shares) share /= sum;
        }
    }

    private Tensor TorchRows(float[] values, int columns) => tensor(Array.ConvertAll(values, v => (double)v)).reshape(Rows, columns);

    private static float[] Normals(ref RandomStream random, int count)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextNormal();
        return values;
    }
}
