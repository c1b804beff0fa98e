using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Tests.Comparisons;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>Arms that are equal over all rows of their kind, but not on the few of one split, where every seed agrees: any is called worse in at most
/// 5 %.</summary>
/// <remarks>What an arm makes of a row hardly depends on its seed; so the seeds alone would call almost every such comparison.</remarks>
public sealed class RowDoubtTests
{
    private const int Seeds = 5, Rows = 150;

    [Theory]
    [InlineData(2, true)]
    [InlineData(7, true)]
    [InlineData(2, false)]
    [InlineData(7, false)]
    public void Seeds_that_agree_on_few_rows_prove_nothing(int arms, bool accuracy)
    {
        var alarms = Proof.Share($"equal over all rows, {arms} arms, {(accuracy ? "accuracy" : "error")}", random =>
            Proof.AnyWorse(Compare(arms, accuracy, random, accuracy ? Right : Error)));
        Assert.InRange(alarms, 0, Proof.MostAlarms);
    }

    // Equal mean squares, where one arm is close on most rows and far off on a few. Ranks of the rows call 98 % of these; the guarded t test still calls more
    // than 5 %, since few rows make the mean. The figure is published (docs/guide/compare-proofs.md).
    [Fact]
    public void More_rows_with_smaller_errors_are_not_a_smaller_mean()
    {
        var alarms = Proof.Share("equal over all rows, errors of two shapes", random =>
            Proof.AnyWorse(Compare(2, false, random, (arm, row) => arm == 0 ? Error(arm, row) : FewLarge(row))));
        Assert.InRange(alarms, 0, 0.5);
    }

    // The contrast: without the rows, the same comparisons are called by their seeds.
    [Fact]
    public void Seeds_alone_would_call_them()
    {
        var alarms = Proof.Share("the same by the seeds alone", random =>
            Proof.AnyWorse(Compare(2, false, random, Error, rowsKnown: false)));
        Assert.InRange(alarms, 0.5, 1);
    }

    private static double Right(int arm, RandomStream row)
    {
        // Most rows are easy for all; of the others each arm has its own.
        var hard = row.NextDouble() < 0.4;
        return !hard || row.Fork(arm).NextDouble() < 0.5 ? 1 : 0;
    }

    private static double Error(int arm, RandomStream row) => Square(row.NextNormal() + row.Fork(arm).NextNormal());

    private static double FewLarge(RandomStream row)
    {
        var own = row.Fork(1);
        return own.NextDouble() < 0.05 ? 2 * 20 * 0.81 * Square(own.NextNormal()) : 2 * 0.2 * Square(own.NextNormal());
    }

    private static double Square(double value) => value * value;

    private static ComparisonResult Compare(int arms, bool accuracy, RandomStream random, Func<int, RandomStream, double> score, bool rowsKnown = true)
    {
        var plan = Field.Plan([.. Enumerable.Range(1, arms).Select(i => $"arm{i}")], Seeds, accuracy, Rows);
        return Proof.Run(plan, job =>
        {
            var seed = random.Fork(1_000_000 + (100 * job.Arm) + job.Block);
            double[] rows = [.. Enumerable.Range(0, Rows).Select(i => score(job.Arm, random.Fork(i)))];
            // One row, or a hundredth of the error, is the seed's.
            if (accuracy) rows[seed.NextInt(Rows)] = 1;
            else rows = [.. rows.Select(r => r * (1 + (0.01 * seed.NextNormal())))];
            var text = accuracy ? PlantedDifferenceTests.Bits(rows)
                : "h" + Convert.ToBase64String([.. rows.SelectMany(r => BitConverter.GetBytes((Half)r))]);
            return Field.Run(job.Name, job.Seed, 0, rows.Average()) with { RowScores = rowsKnown ? text : null };
        });
    }
}
