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

    private readonly string _name;
    private readonly LossCase _case;

    /// <param name="seed">Of every choice.</param>
    /// <param name="name">A row of <see cref="LossCase.All"/>.</param>
    public NetworkProblem(int seed, string name)
    {
        var random = new RandomStream(seed, "oracle");
        (_name, _case) = (name, LossCase.All[name]);
        Rows = 1 + random.NextInt(70);
        var outputs = _case.Targets switch
        {
            LossTargets.LabelOfTwo => 1,
            LossTargets.Labels or LossTargets.Shares => 2 + random.NextInt(30),
            _ => 1 + random.NextInt(20),
        };
        Model = new Sequential(1 + random.NextInt(70));
        for (var layers = random.NextInt(4); layers > 0; layers--)
            Model.Add(new Dense(1 + random.NextInt(70), Hidden[random.NextInt(Hidden.Length)], useBias: random.NextInt(4) > 0));
        // Half of the time the output is written linear, which the cross-entropies read as logits.
        var end = _case.End ?? Hidden[random.NextInt(Hidden.Length)];
        Model.Add(new Dense(outputs, random.NextInt(2) == 0 && !_case.NeverLinear ? "linear" : end));
        Model.Initialize(seed);
        foreach (var bias in Model.Parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)))
            Model.SetParameter(bias.Name, Normals(ref random, (int)bias.Count));
        Inputs = Normals(ref random, Rows * Model.Inputs.Size);
        Targets = Learnable(Normals(ref random, Rows * outputs), outputs);
        Labels = new int[Rows];
        for (var i = 0; i < Rows; i++) Labels[i] = random.NextInt(Math.Max(2, outputs));
        Weights = _case.HasWeights ? [.. Enumerable.Range(0, outputs).Select(c => 0.25 + (c % 5))] : null;
    }

    public Sequential Model { get; }

    public int Rows { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public double[]? Weights { get; }

    public Tensor TorchTargets => TorchRows(Targets, Model.Outputs.Size);

    public Tensor TorchLabels => tensor(Array.ConvertAll(Labels, l => (long)l));

    /// <summary>The activation that predictions have beside the network's own; null where they have none.</summary>
    public Func<Tensor, Tensor>? Head => Model.OutputActivation is null ? _case.Predicts : null;

    public Trainer Train(int threads) => new(Model, _case.Ours, new Sgd(rate: 1), Rows, threads) { ClassWeights = Weights };

    public double Step(Trainer trainer) => _case.HasLabels ? trainer.Step(Inputs, Labels) : trainer.Step(Inputs, Targets);

    public Tensor TorchInputs() => TorchRows(Inputs, Model.Inputs.Size);

    public Tensor TorchLoss(TorchNetwork network) => _case.Theirs(network.Forward(TorchInputs(), _case.ReadsLogits), this);

    public override string ToString() => $"{_name}, {Rows} rows, {Model}";

    public void Dispose() => Model.Dispose();

    private float[] Learnable(float[] numbers, int columns)
    {
        if (_case.Targets == LossTargets.Shares) MakeShares(numbers, columns);
        return _case.Targets switch
        {
            LossTargets.YesOrNo => Array.ConvertAll(numbers, t => t > 0 ? 1f : 0f),
            LossTargets.Counts => Array.ConvertAll(numbers, t => MathF.Floor(2 * Math.Abs(t))),
            _ => numbers,
        };
    }

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
