using TorchSharp;

namespace Hillock.Oracle.Tests;

public sealed class NetworkOracleTests
{
    public static TheoryData<string, int> Problems
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (name, loss) in LossCase.All)
                for (var seed = 0; seed < loss.Seeds; seed++) data.Add(name, seed);
            return data;
        }
    }

    /// <summary>Every loss that is tried.</summary>
    internal static IEnumerable<Training.Loss> Losses => LossCase.All.Values.Select(c => c.Ours);

    [Theory]
    [MemberData(nameof(Problems))]
    public void Outputs_loss_and_every_gradient_agree(string name, int seed)
    {
        Oracle.Require();
        using var scope = torch.NewDisposeScope();
        using var problem = new NetworkProblem(seed, name);
        var network = new TorchNetwork(problem.Model);
        var loss = problem.TorchLoss(network);
        loss.backward();

        // With plain descent at rate 1 a step takes the gradient away from the parameter.
        using var trainer = problem.Train(threads: 1 + (seed % 2));
        Agreement.Check(Outputs(network, problem), problem.Model.Predict(problem.Inputs), 1e-5, 1, $"{problem}: outputs");
        var before = problem.Model.Parameters.ToDictionary(p => p.Name, p => problem.Model.GetParameter(p.Name));
        Assert.Equal(loss.item<double>(), problem.Step(trainer), 1e-5 * Math.Max(1, loss.item<double>()));

        foreach (var (parameter, old) in before)
        {
            var now = problem.Model.GetParameter(parameter);
            var step = old.Zip(now, (a, b) => a - b).ToArray();
            // The difference of two float32 parameters is good to half a unit in their last place.
            var floor = 0.1 * Math.Max(1, old.Max(Math.Abs));
            Agreement.Check(network.Parameters[parameter].grad!, step, 1e-5, floor, $"{problem}: gradient of {parameter}");
        }
    }

    private static torch.Tensor Outputs(TorchNetwork network, NetworkProblem problem)
    {
        using var none = torch.no_grad();
        var outputs = network.Forward(problem.TorchInputs(), logits: false);
        return problem.Head?.Invoke(outputs) ?? outputs;
    }
}
