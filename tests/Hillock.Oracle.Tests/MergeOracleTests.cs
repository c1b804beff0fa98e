using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>Sums, products, values side by side and connections around layers beside TorchSharp, with every gradient.</summary>
public sealed class MergeOracleTests
{
    private const int Rows = 17;

    internal static IEnumerable<Layer> Layers => new Merged().Build(12).Layers.Select(l => l.Layer).Append(Around);

    private static Residual Around => new(new Dense(19, "gelu"), new Dense(14)) { Projection = new Dense(14, useBias: false) };

    [Fact]
    public void A_graph_of_sums_products_and_joins_agrees() => Check(new Merged().Build(12), (torch, x) =>
    {
        var (a, b, c) = (torch.Apply("first", x), torch.Apply("second", x), torch.Apply("third", x));
        var joined = torch.Apply("joined", torch.Apply("sum", a, b, c), torch.Apply("product", a, b), x);
        return torch.Apply("output", joined);
    });

    [Fact]
    public void A_residual_block_with_a_projection_agrees() => Check(new Sequential(12) { Around, new Dense(5) }, (torch, x) =>
    {
        // The order in which they are applied: the way around first.
        string[] names = [.. torch.Names.Where(n => n.Contains("dense", StringComparison.Ordinal))];
        var through = torch.Apply(names[2], torch.Apply(names[1], x));
        return torch.Apply(names[3], through + torch.Apply(names[0], x));
    });

    private static void Check(Network model, Func<TorchStack, Tensor, Tensor> forward)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        model.Initialize(6);
        var random = new RandomStream(6, "merge");
        float[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
        var (x, targets) = (Normals(Rows * model.Inputs.Size), Normals(Rows * model.Outputs.Size));
        var torch = new TorchStack(model);
        var outputs = forward(torch, Torch(x));
        Agreement.Check(outputs, model.Predict(x), 1e-5, 1, "outputs");
        var loss = nn.functional.mse_loss(outputs, Torch(targets));
        loss.backward();

        // With plain descent at rate 1 a step takes the gradient away from the parameter.
        var before = model.Parameters.ToDictionary(p => p.Name, p => model.GetParameter(p.Name));
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(rate: 1), Rows, threads: 2);
        Assert.Equal(loss.item<double>(), trainer.Step(x, targets), 1e-5 * Math.Max(1, loss.item<double>()));
        foreach (var (name, old) in before)
            Agreement.Check(torch.Parameters[name].grad!, [.. old.Zip(model.GetParameter(name), (a, b) => a - b)], 1e-5, 0.1
                * Math.Max(1, old.Max(Math.Abs)), name);

        static Tensor Torch(float[] values) => tensor(Array.ConvertAll(values, v => (double)v)).reshape(Rows, -1);
    }

    private sealed class Merged : Module
    {
        private readonly Dense first = new(9, "tanh"), second = new(9, "swish"), third = new(9), output = new(4);
        private readonly Add sum = new();
        private readonly Multiply product = new();
        private readonly Concatenate joined = new();

        public override Signal Forward(Signal x)
        {
            var (a, b, c) = (first.Apply(x), second.Apply(x), third.Apply(x));
            return output.Apply(joined.Apply(sum.Apply(a, b, c), product.Apply(a, b), x));
        }
    }
}
