using Hillock.Layers;

using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>What is dropped is drawn by each side's own generator; what becomes of kept and of dropped numbers is the same.</summary>
public sealed class DropoutOracleTests
{
    internal static IEnumerable<Layer> Layers => [new Dropout(0.3), new AlphaDropout(0.3)];

    [Theory]
    [InlineData("dropout(0.25)")]
    [InlineData("dropout(0.7)")]
    [InlineData("alpha_dropout(0.1)")]
    [InlineData("alpha_dropout(0.4)")]
    public void Kept_and_dropped_numbers_become_the_same(string layer)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var problem = new LayerProblem(layer, new Shape(50, 8), rows: 10, seed: 4);
        var values = tensor(Array.ConvertAll(problem.Model.GetParameter(problem.Table), v => (double)v)).reshape(problem.Rows, -1);
        Agreement.Check(values, problem.Model.Predict(problem.Ids), 0, 1, $"{layer}: in evaluation");
        var targets = problem.TorchTargets();
        var (loss, gradients) = problem.Step(threads: 2);

        // A number that was dropped has no gradient.
        var kept = tensor(Array.ConvertAll(gradients[problem.Table], g => g != 0)).reshape(problem.Rows, -1);
        var (rate, scale, offset, dropped) = Theirs(problem.Model.Layers[^1].Layer);
        var outputs = where(kept, (scale * values) + offset, full_like(values, dropped));
        Assert.Equal((outputs - targets).square().mean().item<double>(), loss, 1e-5 * Math.Max(1, loss));
        Agreement.Check(where(kept, (outputs - targets) * scale, zeros_like(values)), gradients[problem.Table], 1e-5, 1, $"{layer}: gradient");

        // Five deviations of a binomial.
        var share = 1 - kept.to(ScalarType.Float64).mean().item<double>();
        Assert.Equal(rate, share, 5 * Math.Sqrt(rate * (1 - rate) / values.numel()));
    }

    /// <summary>What TorchSharp makes of a kept x, <c>scale·x + offset</c>, and of a dropped one; read off many zeros and ones.</summary>
    private static (double Rate, double Scale, double Offset, double Dropped) Theirs(Layer layer)
    {
        random.manual_seed(1);
        var rate = layer is Dropout dropout ? dropout.Rate : ((AlphaDropout)layer).Rate;
        double[] Values(double x)
        {
            var many = full([1000], x, ScalarType.Float64);
            var result = layer is Dropout ? nn.functional.dropout(many, rate) : nn.functional.alpha_dropout(many, rate, training: true);
            return [.. result.data<double>().ToArray().Distinct().Order()];
        }

        // Dropped numbers come out alike whatever went in; the other value is that of a kept one. Of plain dropout's zeros only one value is seen.
        var (zeros, tens) = (Values(0), Values(10));
        var dropped = tens[0];
        var offset = zeros.Length == 1 ? zeros[0] : zeros.Single(v => Math.Abs(v - dropped) > 1e-12);
        return (rate, (tens[1] - offset) / 10, offset, dropped);
    }
}
