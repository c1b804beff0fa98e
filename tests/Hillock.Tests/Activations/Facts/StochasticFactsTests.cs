using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

/// <summary>What is said of noise, held against samples and closed forms.</summary>
public sealed class StochasticFactsTests
{
    public static TheoryData<string> All => [.. Catalogue.All.OfType<StochasticActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Averages_agree_with_samples(string id)
    {
        var a = Get(id);
        var facts = StochasticFacts.Of(a);
        var random = new RandomStream(21, "noise");
        double sum = 0, squares = 0, slopes = 0, spread = 0;
        const int Draws = 40_000;
        for (var i = 0; i < Draws; i++)
        {
            var z = random.NextNormal();
            var noise = a.Noise.Draw(ref random);
            var (y, again) = (a.ValueAt(z, noise), a.Sample(z, ref random));
            sum += y;
            squares += y * y;
            slopes += Math.Pow(a.SlopeAt(z, noise), 2);
            spread += (y - again) * (y - again) / 2;
        }

        Assert.Equal(facts.Mean, sum / Draws, 0.02);
        Assert.Equal(facts.MeanSquare, squares / Draws, 0.03 * facts.MeanSquare + 0.01);
        Assert.Equal(facts.DerivativeMeanSquare, slopes / Draws, 0.02);
        Assert.Equal(facts.Deviation, Math.Sqrt(spread / Draws), 0.01);
    }

    [Theory]
    [InlineData("rrelu", 0, 0)]
    [InlineData("erelu", 0, 0)]
    [InlineData("eprelu", 0, 0)]
    [InlineData("probact", 0, 0)]
    [InlineData("rt_relu", 0.2992067, 0)]        // 0.75 / sqrt(2 pi)
    [InlineData("nrelu", 0.2820948, 0)]          // sqrt(1/2) / sqrt(2 pi)
    public void Bias(string id, double bias, double at)
    {
        var facts = StochasticFacts.Of(Get(id));
        Assert.Equal((bias, at), (Math.Round(facts.Bias, 4) is var rounded && Math.Abs(rounded - bias) < 1e-4 ? bias : facts.Bias, facts.BiasAt));
        Assert.Equal(bias == 0, facts.IsUnbiased);
    }

    [Theory]
    [InlineData("probact", 0.05)]
    [InlineData("erelu", 0.0408248)]             // alpha / sqrt(3) * sqrt(1/2)
    [InlineData("rrelu", 0.0425257)]             // (upper - lower) / sqrt(12) * sqrt(1/2)
    public void Deviation(string id, double deviation) => Assert.Equal(deviation, StochasticFacts.Of(Get(id)).Deviation, 1e-6);

    private static StochasticActivation Get(string id) => (StochasticActivation)Activation.Parse(id);
}
