using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>relu against itself under other names, from real trainings: any arm is called worse in at most 5 % of comparisons of eight seeds.</summary>
public sealed class EqualArmTests
{
    private const int Seeds = 8;
    private static readonly RateGrid Auto = new([-2, -1, 0, 1, 2], true, null, Seeds);

    private static readonly bool[] Both = [false, true];
    private static readonly string[] Data = ["moons", "prices"];
    private static readonly int[] Arms = [2, 7];

    /// <summary>All cases of a whole run; in the suite one data set, with neither a race nor a choice of rates, or with both.</summary>
    public static TheoryData<string, bool, int, bool, bool> Cases() =>
        [.. from data in Data
            from folds in Both
            from arms in Arms
            from rates in Both
            from race in Both
            where Proof.IsWhole || (data == "moons" && rates == race)
            select (data, folds, arms, rates, race)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_arms_are_rarely_called_worse(string data, bool folds, int arms, bool rates, bool race)
    {
        var pool = (data, folds) switch
        {
            ("moons", false) => TrainingPool.MoonsOnOneSplit,
            ("moons", true) => TrainingPool.MoonsOnFolds,
            (_, false) => TrainingPool.PricesOnOneSplit,
            _ => TrainingPool.PricesOnFolds,
        };
        var plan = pool.Plan(arms, Seeds, rates ? Auto : RateGrid.Own, race);
        var what = $"{data}, {(folds ? "folds" : "one split")} | {arms} | {(rates ? "auto" : "own")} | {(race ? "yes" : "no")}";
        Assert.InRange(Proof.Share(what, random => Proof.AnyWorse(pool.Compare(plan, random))), 0, Proof.MostAlarms);
    }
}
