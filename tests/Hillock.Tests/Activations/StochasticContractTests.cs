using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Activations;

/// <summary>What holds for every activation that is random while training.</summary>
public sealed class StochasticContractTests
{
    public static TheoryData<string> All => [.. Catalogue.All.OfType<StochasticActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Training_derivative_agrees_with_central_differences(string id)
    {
        var a = Get(id);
        foreach (var noise in new[] { 0.0, 0.31, 0.87 })
        {
            for (var x = -3.017; x < 3; x += 0.173)
            {
                const double h = 1e-6;
                var (left, right) = (a.ValueAt(x - h, noise), a.ValueAt(x + h, noise));
                Assert.Equal((right - left) / (2 * h), a.SlopeAt(x, noise), 1e-7);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Samples_repeat_with_the_seed_and_vary_within_it(string id)
    {
        var a = Get(id);
        double[] first = Draw(a, 3), again = Draw(a, 3), other = Draw(a, 4);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.True(first.Distinct().Count() > 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluation_is_plain_and_nan_passes(string id)
    {
        var a = Get(id);
        Assert.DoesNotContain(StochasticActivation.NoiseVariable, a.Evaluation.Parameters);
        Assert.Contains(StochasticActivation.NoiseVariable, a.Training.Parameters);
        Assert.Equal(a.Evaluation, a.AtEvaluation.Formula);
        Assert.Equal(double.NaN, a.ValueAt(double.NaN, 0.5));
        Assert.Equal(double.NaN, a.Evaluation.Evaluate(double.NaN));
        Assert.DoesNotContain("noise", a.Parameters.Select(p => p.Name));
    }

    [Theory]
    [InlineData("rrelu", -2, -2 * 11.0 / 48)]
    [InlineData("rrelu(lower=0.2, upper=0.4)", -1, -0.3)]
    [InlineData("erelu", 2, 2)]
    [InlineData("eprelu", -2, -0.5)]
    [InlineData("rt_relu(sigma=0.1)", 2, 2)]
    [InlineData("probact", 2, 2)]
    [InlineData("nrelu", 9, 9)]
    public void The_mean_of_samples_is_the_evaluation(string text, double x, double expected)
    {
        var a = Get(text);
        Assert.Equal(expected, a.Evaluation.Evaluate(x), 1e-12);
        var random = new RandomStream(1, "mean");
        var mean = Enumerable.Range(0, 4000).Select(_ => a.Sample(x, ref random)).Average();
        Assert.Equal(expected, mean, 0.06);
    }

    [Fact]
    public void Rrelu_stays_in_its_bounds_and_refuses_to_turn_them_round()
    {
        var a = Get("rrelu");
        var random = new RandomStream(2, "bounds");
        for (var i = 0; i < 1000; i++) Assert.InRange(a.Sample(-1, ref random), -1.0 / 3, -0.125);
        Assert.Contains("needs lower < upper", Assert.Throws<HillockException>(() => Activation.Parse("rrelu(0.5, 0.2)")).Message, StringComparison.Ordinal);
        Assert.Equal("rrelu(lower=0.6, upper=0.8)", Activation.Parse("rrelu(0.6, 0.8)").Text);
    }

    private static double[] Draw(StochasticActivation a, long seed)
    {
        var random = new RandomStream(seed, "sample");
        return [.. Enumerable.Range(0, 20).Select(_ => a.Sample(1.5, ref random)), .. Enumerable.Range(0, 20).Select(_ => a.Sample(-0.5, ref random))];
    }

    private static StochasticActivation Get(string text) => Assert.IsType<StochasticActivation>(Activation.Parse(text));
}
