using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

public sealed class EquivalenceTests
{
    // Mean 0, deviation 1: the two one-sided tests are t tests of the margin.
    [Theory]
    [InlineData(0.0, 1.0, nameof(EquivalenceAnswer.Equal))]
    [InlineData(0.0, 0.1, nameof(EquivalenceAnswer.Untold))]
    [InlineData(3.0, 1.0, nameof(EquivalenceAnswer.Better))]
    [InlineData(-3.0, 1.0, nameof(EquivalenceAnswer.Worse))]
    [InlineData(1.0, 1.0, nameof(EquivalenceAnswer.Untold))]
    [InlineData(0.5, 2.0, nameof(EquivalenceAnswer.Equal))]
    public void The_margin_decides(double mean, double margin, string answer)
    {
        var test = Equivalence.Of(PairedDifference.Of(mean, 1, 10, 9), margin);
        Assert.Equal(answer, test.Answer.ToString());
    }

    // Two one-sided tests at 5 % are the 90 % interval within the margin; better and worse are the 95 % interval beyond it.
    [Fact]
    public void The_answer_is_that_of_the_intervals()
    {
        var random = new RandomStream(1, "equivalence");
        var seen = new HashSet<EquivalenceAnswer>();
        for (var i = 0; i < 300; i++)
        {
            var shift = random.NextDouble(-3, 3);
            double[] differences = [.. Enumerable.Range(0, 8).Select(_ => shift + random.NextNormal())];
            var (narrow, wide) = (PairedDifference.Of(differences, level: 0.9), PairedDifference.Of(differences));
            var expected = narrow.Low > -1.2 && narrow.High < 1.2 ? EquivalenceAnswer.Equal
                : wide.Low > 1.2 ? EquivalenceAnswer.Better : wide.High < -1.2 ? EquivalenceAnswer.Worse : EquivalenceAnswer.Untold;
            Assert.Equal(expected, Equivalence.Of(wide, 1.2).Answer);
            seen.Add(expected);
        }

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Without_spread_the_margin_itself_tells()
    {
        Assert.Equal(EquivalenceAnswer.Equal, Equivalence.Of(PairedDifference.Of([0.1, 0.1, 0.1]), 0.5).Answer);
        Assert.Equal(EquivalenceAnswer.Better, Equivalence.Of(PairedDifference.Of([0.6, 0.6, 0.6]), 0.5).Answer);
        Assert.Equal(EquivalenceAnswer.Equal, Equivalence.Of(PairedDifference.Of([0.0, 0, 0]), 0.5).Answer);
        Assert.Throws<HillockException>(() => Equivalence.Of(PairedDifference.Of([0.0, 0, 0]), 0));
    }
}
