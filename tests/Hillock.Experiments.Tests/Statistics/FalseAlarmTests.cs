using System.Globalization;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Arms that are alike are called different in at most 5 % of comparisons; <c>HILLOCK_ALARMS=20000</c> makes so many instead of 400.</summary>
public sealed class FalseAlarmTests
{
    private static readonly int[] Arms = [2, 7], Seeds = [3, 4, 5, 8, 12, 20];
    private static readonly double[] Loud = [1, 3, 5, 10];
    private static readonly bool[] Skewed = [false, true];

    private static readonly int Comparisons =
        int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_ALARMS"), CultureInfo.InvariantCulture, out var n) ? n : 400;

    private static double Limit => 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Comparisons));

    public static TheoryData<int, int, double, bool> Cases() =>
        [.. from arms in Arms
            from seeds in Seeds
            from loud in Loud
            from skewed in Skewed
            select (arms, seeds, loud, skewed)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_arms_are_rarely_called_different(int arms, int seeds, double loud, bool skewed)
    {
        var rate = new FalseAlarms(arms, seeds, loud, skewed).Rate(Comparisons, FalseAlarms.ByPairs);
        Assert.InRange(Told($"{arms} arms, {seeds} seeds, loud {loud}, skewed {skewed}", rate), 0, Limit);
    }

    // Why there is a guard: the plain t test by the pair's own noise, where one arm is ten times noisier and skewed.
    [Fact]
    public void The_plain_t_test_of_skewed_noise_raises_twice_as_many()
    {
        var rate = new FalseAlarms(2, 5, 10, true).Rate(Comparisons, s => PairedDifference.Of(PairNoise.Differences(s[0], s[1])).P <= 0.05);
        Assert.InRange(Told("plain t, 2 arms, 5 seeds, loud 10", rate), 0.075, 0.2);
    }

    [Theory]
    [InlineData(2, 1.0, false)]
    [InlineData(7, 1.0, false)]
    [InlineData(7, 10.0, false)]
    [InlineData(7, 1.0, true)]
    public void A_race_raises_no_more(int arms, double loud, bool skewed) =>
        Assert.InRange(Told("race", new FalseAlarms(arms, 10, loud, skewed).Rate(Comparisons, s => Racing.Of(s, 10).AnyBetter)), 0, Limit);

    // Among arms that are truly worse, three are the same: none of these three may be called better than another.
    [Fact]
    public void A_race_that_drops_arms_does_not_bias_those_that_stay()
    {
        var field = new FalseAlarms(7, 10, 1, false);
        var alarms = field.Rate(Comparisons, s => Racing.Of(FourBehind(s), 10).Better(p => p.A < 3 && p.B < 3));
        Assert.InRange(alarms, 0, Limit);
    }

    // Arms twenty deviations behind leave at the first look.
    [Fact]
    public void A_race_saves_the_seeds_of_hopeless_arms()
    {
        var saved = new List<int>();
        new FalseAlarms(7, 10, 1, false).Rate(100, s =>
        {
            saved.Add(Racing.Of(FourBehind(s), 10).SeedsSaved);
            return false;
        });
        Assert.InRange(saved.Average(), 4 * 6, 4 * 7);
    }

    // A difference of one deviation of the pairs, √2 of the noise of an arm.
    [Fact]
    public void A_difference_of_one_deviation_is_found_with_twelve_seeds()
    {
        var found = new FalseAlarms(2, 12, 1, false).Rate(Comparisons, s => FalseAlarms.ByPairs([s[0], [.. s[1].Select(v => v + Math.Sqrt(2))]]));
        Assert.InRange(Told("one deviation", found), 0.8 - (2 * Math.Sqrt(0.8 * 0.2 / Comparisons)), 1);
    }

    [Fact]
    public void Few_seeds_of_seven_arms_show_a_large_difference()
    {
        var field = new FalseAlarms(7, 5, 1, false);
        var found = field.Rate(Comparisons, s => FalseAlarms.ByPairs([.. s.Select((a, i) => a.Select(v => v + (i == 1 ? 4 : 0)).ToArray())]));
        Assert.InRange(Told("four deviations", found), 0.9, 1);
    }

    // Shown with --show-live-output on, and for a failed case.
    private static double Told(string what, double rate)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rate:0.0000}"));
        return rate;
    }

    private static double?[][] FourBehind(double?[][] scores) => [.. scores.Select((a, i) => a.Select(v => v - (i < 3 ? 0 : 20)).ToArray())];
}
