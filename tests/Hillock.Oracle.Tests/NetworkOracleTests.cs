using TorchSharp;

namespace Hillock.Oracle.Tests;

public sealed class NetworkOracleTests
{
    public static TheoryData<LossKind, int> Problems
    {
        get
        {
            var data = new TheoryData<LossKind, int>();
            foreach (var kind in Enum.GetValues<LossKind>())
                for (var seed = 0; seed < (kind is LossKind.Squares or LossKind.Binary or LossKind.Classes ? 24 : 10); seed++) data.Add(kind, seed);
            return data;
        }
    }

    /// <summary>Every loss that is tried.</summary>
    internal static IEnumerable<Training.Loss> Losses => Enum.GetValues<LossKind>().Select(k =>
    {
        using var problem = new NetworkProblem(0, k);
        return problem.Loss;
    });

    [Theory]
    [MemberData(nameof(Problems))]
    public void Outputs_loss_and_every_gradient_agree(LossKind kind, int seed)
    {
        Oracle.Require();
        using var scope = torch.NewDisposeScope();
        using var problem = new NetworkProblem(seed, kind);
        var network = new TorchNetwork(problem.Model);
        var loss = problem.TorchLoss(network);
        loss.backward();

        // With plain descent at rate 1 a step takes the gradient away from the parameter.
        using var trainer = problem.Train(threads: 1 + (seed % 2));
        Agreement.Check(Outputs(network, problem), problem.Model.Predict(problem.Inputs), 1e-5, 1, $"{problem}: outputs");
        var before = problem.Model.Parameters.ToDictionary(p => p.Name, p => problem.Model.GetParameter(p.Name));
        Assert.Equal(loss.item<double>(), problem.Step(trainer), 1e-5 * Math.Max(1, loss.item<double>()));

        foreach (var (name, old) in before)
        {
            var now = problem.Model.GetParameter(name);
            var step = old.Zip(now, (a, b) => a - b).ToArray();
            // The difference of two float32 parameters is good to half a unit in their last place.
            var floor = 0.1 * Math.Max(1, old.Max(Math.Abs));
            Agreement.Check(network.Parameters[name].grad!, step, 1e-5, floor, $"{problem}: gradient of {name}");
        }
    }

    private static torch.Tensor Outputs(TorchNetwork network, NetworkProblem problem)
    {
        using var none = torch.no_grad();
        var outputs = network.Forward(problem.TorchInputs(), logits: false);
        return problem.Head?.Invoke(outputs) ?? outputs;
    }
}
